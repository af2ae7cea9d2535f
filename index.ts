import { runStack } from "./stacks";

/** The Pulumi program: a source or target stack, as its configuration states. The exports are the stack's outputs. */
export = runStack();
