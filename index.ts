import { runStack } from "./stacks";

/** The Pulumi program: what the stack's configuration says it is, source or target. Its exports are the stack's outputs. */
export = runStack();
