/** The parts of the command line that measurements use. */
export { databasePasswords } from "./demo/database-passwords";
export { reviewStacks } from "./demo/review-stacks";
export { packageRoot } from "./workspace/package-root";
export { pulumi } from "./workspace/pulumi";
export { type EmulatorAddress, type StackName, Workspace } from "./workspace/workspace";
