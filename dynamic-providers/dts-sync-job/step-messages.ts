import type { NextStep } from "../../core/dts";
import {
  problem,
  type Problem,
  type ProblemCode,
  type ProblemParameters,
  renderProblem,
} from "../../core/messages";
import type { LiveJob } from "./from-wire";

type Refusal = Extract<NextStep, { kind: "refuse" }>;

/** What happens to the job now, in a few words for its row on the screen. */
export function describeStep(step: NextStep, job: LiveJob | undefined): string {
  if (step.kind === "wait") return describeProgress(job);
  const status = statusOf(job);
  return step.kind === "call"
    ? say("syncJob.progress.isCalled", { status, call: step.call })
    : say("syncJob.progress.is", { status });
}

/** The status, with the service's own progress where it reports one. */
export function describeProgress(job: LiveJob | undefined): string {
  const status = statusOf(job);
  const { StepNow, StepAll, Progress } = job?.Detail ?? {};
  if (!StepAll) return say("syncJob.progress.is", { status });
  const percent = Math.max(0, Progress ?? 0);
  return say("syncJob.progress.isInStep", { status, step: StepNow ?? 0, steps: StepAll, percent });
}

/** Why the job cannot be brought to the desired state, with everything that the service reports about it. */
export function refusalProblem({ reason, call }: Refusal, job: LiveJob | undefined): Problem {
  const { Reason, Message, Solution } = job?.Detail?.ErrInfo ?? {};
  const parameters = {
    jobId: job?.JobId ?? "",
    status: job?.Status ?? "gone",
    call: call ?? "",
    allowed: job?.Actions?.join(", ") || "-",
    reason: [Reason, Message].filter(Boolean).join(": ") || "-",
    solution: Solution || "-",
  };
  return { code: `syncJob.${reason}`, parameters };
}

function statusOf(job: LiveJob | undefined): string {
  const { Status: status = "gone", TradeStatus: tradeStatus = "Normal" } = job ?? {};
  return tradeStatus === "Normal" ? status : `${status}, ${tradeStatus}`;
}

function say<Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): string {
  return renderProblem(problem(code, parameters));
}
