export { databasePasswords } from "./demo/database-passwords";
export { reviewStacks } from "./demo/review-stacks";
export { packageRoot } from "./workspace/engine";
export { pulumi } from "./workspace/pulumi";
export { type EmulatorAddress, type StackName, Workspace } from "./workspace/workspace";
