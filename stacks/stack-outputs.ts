import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi/errors";
import { output, secret, unknown } from "@pulumi/pulumi/output";
import { invoke } from "@pulumi/pulumi/runtime/invoke";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import { warn } from "@pulumi/pulumi/log";
import { problem, type Problem, renderProblem } from "../core/messages";
import { judgeMissingStack, type MissingStackFacts } from "./missing-stack";

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

  /** @param known what a preview may know of a stack that does not exist */
  constructor(private readonly known: Omit<MissingStackFacts, "lookUp">) {}

  read(stack: string, name: string): pulumi.Output<unknown> {
    const answer = this.answerOf(stack);
    return output(answer.then((found) => (found ? valueOf(found, name) : unknownInPreview(undefined))));
  }

  private answerOf(stack: string): Promise<Answer | undefined> {
    const answer = this.answers.get(stack) ?? this.require(stack);
    this.answers.set(stack, answer);
    return answer;
  }

  /** @returns undefined for a stack that does not exist. Only the first preview accepts that. */
  private async require(stack: string): Promise<Answer | undefined> {
    const answer = await ask(stack);
    if (answer) return answer;
    const unknownStack = problem("grant.stackUnknown", { stack }, "grants");
    if (!isDryRun()) throw failure(unknownStack);
    const verdict = await judgeMissingStack(stack, { ...this.known, lookUp });
    if (verdict === "error") throw failure(unknownStack);
    if (verdict !== "notYetKnown") {
      throw failure(problem("grant.stackMisspelled", { stack, nearest: verdict.nearest }, "grants"));
    }
    await warn(renderProblem(problem("grant.stackNotYetKnown", { stack })));
    return undefined;
  }
}

const lookUp: MissingStackFacts["lookUp"] = async (stack) => {
  const answer = await ask(stack);
  if (!answer) return "missing";
  return Object.keys(answer.outputs).length > 0 ? "deployed" : "empty";
};

const failure = (found: Problem): RunError => new RunError(renderProblem(found));

/** @returns undefined for a stack that does not exist */
async function ask(stack: string): Promise<Answer | undefined> {
  try {
    return (await invoke("pulumi:pulumi:readStackOutputs", { name: stack })) as Answer;
  } catch (error) {
    const { message } = error as Error;
    if (!/unknown stack|no stack named|not found/i.test(message)) throw new RunError(message);
    return undefined;
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
