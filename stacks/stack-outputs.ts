import type * as pulumi from "@pulumi/pulumi";
import { output, unknown } from "@pulumi/pulumi/output";
import { invoke } from "@pulumi/pulumi/runtime/invoke";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import { StackReference } from "@pulumi/pulumi/stackReference";

/** Outputs of other stacks. What a stack has not put out yet is unknown in a preview, and undefined in an update. */
export class StackOutputs {
  private readonly references = new Map<string, pulumi.Output<pulumi.StackReference | undefined>>();

  read(stack: string, name: string): pulumi.Output<unknown> {
    return this.referenceTo(stack).apply((reference): unknown => {
      const output = reference?.getOutput(name) as pulumi.Output<unknown> | undefined;
      return output?.apply(unknownInPreview) ?? unknownInPreview(undefined);
    });
  }

  private referenceTo(stack: string): pulumi.Output<pulumi.StackReference | undefined> {
    const known = this.references.get(stack) ?? output(findStack(stack));
    this.references.set(stack, known);
    return known;
  }
}

/** Undefined for a stack that does not exist, which only a preview passes over. */
async function findStack(stack: string): Promise<pulumi.StackReference | undefined> {
  const isThere = !isDryRun() || (await exists(stack));
  return isThere ? new StackReference(stack) : undefined;
}

/** A reference to a missing stack ends the whole program; a call of the engine can be caught. */
async function exists(stack: string): Promise<boolean> {
  try {
    await invoke("pulumi:pulumi:readStackOutputs", { name: stack });
    return true;
  } catch (error) {
    if (error instanceof Error && /unknown stack|no stack named|not found/i.test(error.message)) return false;
    throw error;
  }
}

function unknownInPreview(value: unknown): unknown {
  return value === undefined && isDryRun() ? unknown : value;
}
