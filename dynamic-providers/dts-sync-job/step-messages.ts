import {
  type CheckRemark,
  type CheckReport,
  type CheckStep,
  failedSteps,
  type NextStep,
} from "../../core/dts";
import {
  problem,
  type Problem,
  type ProblemCode,
  type ProblemParameters,
  renderProblem,
} from "../../core/messages";
import type { JobCalls } from "./job-calls";
import type { LiveJob } from "./from-wire";

type Refusal = Extract<NextStep, { kind: "refuse" }>;

/** What is told of a passed precheck; undefined where there is nothing to tell. */
export async function describePassedCheck(calls: JobCalls): Promise<string | undefined> {
  const told = calls.toldOfCheck();
  if (told === "nothing") return undefined;
  if (told === "that others are not read") return say("syncJob.checksUnread", {});
  const report = await calls.checkReport();
  return told === "everything" ? describeCheck(report) : describeWarnings(report);
}

/** A line for each step. */
function describeCheck({ steps }: CheckReport): string {
  const lines = steps.map((step, index) =>
    checkLine(step, `${String(index + 1).padStart(2)}/${steps.length} `),
  );
  return [say("syncJob.checkPassed", {}), ...lines].join("\n");
}

/** Only the steps that somebody should look at. */
function describeWarnings({ steps }: CheckReport): string | undefined {
  const lines = steps.filter(({ warnings }) => warnings.length > 0).map((step) => checkLine(step, ""));
  return lines.length > 0 ? [say("syncJob.checkPassed", {}), ...lines].join("\n") : undefined;
}

function checkLine({ stepId, name, status, warnings }: CheckStep, number: string): string {
  const remarks = warnings.map(({ message }) => `\n    ${say("syncJob.checkWarning", { message })}`);
  return `  ${number}${stepId} (${name}): ${status}${remarks.join("")}`;
}

/** What is going on with the job, in a few words for its row on the screen. */
export function describeStep(step: NextStep, job: LiveJob | undefined): string {
  if (step.kind === "wait") return describeProgress(job);
  const status = statusOf(job);
  return step.kind === "call"
    ? say("syncJob.progress.isCalled", { status, call: step.call })
    : say("syncJob.progress.is", { status });
}

/** The status, with the service's own progress where it gives one. */
export function describeProgress(job: LiveJob | undefined): string {
  const status = statusOf(job);
  const { StepNow, StepAll, Progress } = job?.Detail ?? {};
  if (!StepAll) return say("syncJob.progress.is", { status });
  const percent = Math.max(0, Progress ?? 0);
  return say("syncJob.progress.isInStep", { status, step: StepNow ?? 0, steps: StepAll, percent });
}

function statusOf(job: LiveJob | undefined): string {
  const { Status: status = "gone", TradeStatus: tradeStatus = "Normal" } = job ?? {};
  return tradeStatus === "Normal" ? status : `${status}, ${tradeStatus}`;
}

function say<Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): string {
  return renderProblem(problem(code, parameters));
}

/** Why the job cannot be brought to the desired state, with everything that the service says about it. */
export async function refusalProblems(
  refusal: Refusal,
  job: LiveJob | undefined,
  calls: JobCalls,
): Promise<readonly Problem[]> {
  const jobId = job?.JobId ?? "";
  if (refusal.reason === "precheckFailed") return precheckProblems(jobId, await calls.checkReport());
  const { Reason, Message, Solution } = job?.Detail?.ErrInfo ?? {};
  const parameters = {
    jobId,
    status: job?.Status ?? "gone",
    call: refusal.call ?? "",
    allowed: job?.Actions?.join(", ") || "-",
    reason: [Reason, Message].filter(Boolean).join(": ") || "-",
    solution: Solution || "-",
  };
  return [{ code: `syncJob.${refusal.reason}`, parameters }];
}

/** One problem for each remark on each failed step. */
export function precheckProblems(jobId: string, report: CheckReport): readonly Problem[] {
  const failed = failedSteps(report);
  const total = report.steps.length;
  return failed.flatMap((step) =>
    remarksOf(step).map((remark) => problemOf(jobId, step, remark, failed.length, total)),
  );
}

/** A step may fail without a remark: its status is all there is to say. */
function remarksOf(step: CheckStep): readonly CheckRemark[] {
  return step.errors.length > 0 ? step.errors : [{ message: step.status }];
}

function problemOf(
  jobId: string,
  step: CheckStep,
  remark: CheckRemark,
  failed: number,
  total: number,
): Problem {
  return problem("syncJob.precheckFailed", {
    jobId,
    step: step.stepId,
    name: step.name,
    failed,
    total,
    message: remark.message,
    solution: remark.solution ?? "-",
    helpLink: remark.helpLink ?? "-",
  });
}
