import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi/errors";
import { output, secret, unknown } from "@pulumi/pulumi/output";
import { invoke } from "@pulumi/pulumi/runtime/invoke";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import { problem, renderProblem } from "../core/messages";

interface Answer {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretOutputNames?: readonly string[];
}

/**
 * Outputs of other stacks. An output that does not exist yet is unknown in a preview and undefined in an update. They are
 * read with a call: a `StackReference` is a resource that each job would depend on, and for which the engine writes its
 * whole state twice in every run.
 */
export class StackOutputs {
  private readonly answers = new Map<string, Promise<Answer | undefined>>();

  read(stack: string, name: string): pulumi.Output<unknown> {
    const answer = this.answerOf(stack);
    return output(answer.then((found) => (found ? valueOf(found, name) : unknownInPreview(undefined))));
  }

  private answerOf(stack: string): Promise<Answer | undefined> {
    const answer = this.answers.get(stack) ?? ask(stack);
    this.answers.set(stack, answer);
    return answer;
  }
}

/** @returns undefined for a stack that does not exist. Only a preview accepts that; an update throws. */
async function ask(stack: string): Promise<Answer | undefined> {
  try {
    return (await invoke("pulumi:pulumi:readStackOutputs", { name: stack })) as Answer;
  } catch (error) {
    const { message } = error as Error;
    if (!/unknown stack|no stack named|not found/i.test(message)) throw new RunError(message);
    if (isDryRun()) return undefined;
    throw new RunError(renderProblem(problem("grant.stackUnknown", { stack }, "grants")));
  }
}

/** If the engine does not report which outputs are secret, all of them are treated as secret. */
function valueOf({ outputs, secretOutputNames }: Answer, name: string): unknown {
  const value = outputs[name] ?? unknownInPreview(undefined);
  return (secretOutputNames?.includes(name) ?? true) ? secret(value) : value;
}

function unknownInPreview(value: undefined): unknown {
  return isDryRun() ? unknown : value;
}
