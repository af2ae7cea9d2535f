import { ApiError } from "../../cloud/client";
import {
  type DesiredState,
  type JobCall,
  nextStep,
  type NextStep,
  type RefusalReason,
  type RunProgress,
  type SyncJobInputs,
} from "../../core/dts";
import { ProblemError } from "../../core/messages";
import type { Progress } from "../host/resource-context";
import { toObserved, type LiveJob } from "./from-wire";
import type { JobCalls } from "./job-calls";
import { describePassedCheck, precheckProblems, summarizeWarnings } from "./precheck-messages";
import { skipAcceptedSteps } from "./skip-precheck-steps";
import { describeStep, refusalProblem } from "./step-messages";

/** How often one run resumes a job that was interrupted by an error: a job that keeps failing needs a person. */
const resumeBudget = 3;
/** How often one call is made while it fails and the job does not move, before its error is reported. */
const callAttempts = 3;

/** One run's work on a job: its declaration, its calls and its output. */
export interface JobRun {
  readonly inputs: SyncJobInputs;
  readonly calls: JobCalls;
  readonly progress: Progress;
  /** What this run has done so far. */
  made: RunProgress;
  /** Rejects where the job must not be stopped now. Default: it may be stopped. */
  readonly proveStoppable?: () => Promise<void>;
}

export function beginJobRun(parts: Omit<JobRun, "made">): JobRun {
  const { inputs, calls } = parts;
  const made: RunProgress = {
    isConfigured: false,
    isChecked: false,
    resumesLeft: resumeBudget,
    mayReset: inputs.whenStopped === "reset",
    isScheduled: isStartAhead(inputs, calls.now()),
  };
  return { ...parts, made };
}

/** Whether the job is scheduled to start in the future. */
export function isStartAhead({ startAt }: Pick<SyncJobInputs, "startAt">, now: number): boolean {
  return startAt !== undefined && Date.parse(startAt) > now;
}

/**
 * Brings a job to the desired state: observes it, takes the next step, and observes again. It starts from any status, so
 * the next run completes a run that was interrupted anywhere.
 *
 * @param seen the job as observed just now; default: it is observed first.
 * @returns the job as last observed; undefined when it is gone.
 * @throws {ProblemError} when the state cannot be reached; the job stays as it is.
 */
export async function bringJobTo(
  desired: DesiredState,
  run: JobRun,
  seen?: LiveJob,
): Promise<LiveJob | undefined> {
  const { calls, progress } = run;
  const isAtRest = (next: LiveJob | undefined) => stepFor(next, desired, run).kind !== "wait";
  let job = seen ?? (await calls.observe());
  for (;;) {
    const step = stepFor(job, desired, run);
    progress.status(describeStep(step, job));
    if (step.kind === "done") return job;
    if (step.kind === "wait") {
      job = await calls.waitUntil(isAtRest);
    } else if (step.kind === "call") {
      const before = await prepareFor(step.call, job, run);
      run.made = after(step.call, run.made);
      job = await make(step.call, before, calls, isAtRest);
    } else {
      if (!(await skipsFailedSteps(step.reason, run))) {
        const isPrecheck = step.reason === "precheckFailed";
        throw new ProblemError(
          isPrecheck
            ? precheckProblems(job?.JobId ?? "", await calls.checkReport())
            : refusalProblem(step, job),
        );
      }
      job = await make("check", job, calls, isAtRest);
    }
  }
}

/** Does what must precede a call. Returns the job as it is afterwards. */
async function prepareFor(
  call: JobCall,
  job: LiveJob | undefined,
  { calls, progress, proveStoppable }: JobRun,
): Promise<LiveJob | undefined> {
  if (call === "start") await printPassedCheck(calls, progress);
  if (call !== "stop" || !proveStoppable) return job;
  await proveStoppable();
  return calls.observe();
}

/** Of how many jobs of a run a passed precheck is printed in full; of each further job, its warnings in one line. */
const printedInFull = 10;

async function printPassedCheck(calls: JobCalls, progress: Progress): Promise<void> {
  const report = await calls.checkReport();
  const text =
    calls.countPassedCheck() <= printedInFull ? describePassedCheck(report) : summarizeWarnings(report);
  if (text !== undefined) progress.info(text);
}

/** Whether a failed precheck is repeated without the failed steps, because the user has accepted them. */
async function skipsFailedSteps(
  reason: RefusalReason,
  { inputs, calls, progress }: JobRun,
): Promise<boolean> {
  return reason === "precheckFailed" && skipAcceptedSteps(inputs, calls, progress);
}

function stepFor(job: LiveJob | undefined, desired: DesiredState, { made }: JobRun): NextStep {
  return nextStep(job && toObserved(job), desired, made);
}

/**
 * Makes one call and waits until the job has moved and needs the next step. A call whose answer was lost, or that is
 * refused because an earlier attempt already took effect, counts as made when the job has moved.
 */
async function make(
  call: JobCall,
  before: LiveJob | undefined,
  calls: JobCalls,
  isAtRest: (job: LiveJob | undefined) => boolean,
): Promise<LiveJob | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      await calls.make(call);
      break;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const now = await calls.observe();
      if (hasMoved(call, before, now)) return now;
      if (!error.mayHaveTakenEffect || attempt >= callAttempts) throw error;
    }
  }
  const sameAgainFrom = mayEndWhereItBegan.has(call) ? calls.now() + unseenMove : Infinity;
  let isMoved = false;
  return calls.waitAfter(call, (now) => {
    isMoved ||= hasMoved(call, before, now) || calls.now() >= sameAgainFrom;
    return isMoved && isAtRest(now);
  });
}

/** The calls after which a job may return to the same status between two polls: a resumed job may be interrupted again, a precheck may fail again. */
const mayEndWhereItBegan: ReadonlySet<JobCall> = new Set(["resume", "check"]);
/** After this time, the same status means that the job has left it and returned to it. Milliseconds. */
const unseenMove = 30_000;

/** Whether the job has moved since the call. A job that is reconfigured in `Initialized` stays there. */
function hasMoved(call: JobCall, before: LiveJob | undefined, now: LiveJob | undefined): boolean {
  if (call === "configure") return now?.Status === "Initialized";
  return now?.Status !== before?.Status || now?.TradeStatus !== before?.TradeStatus;
}

function after(call: JobCall, made: RunProgress): RunProgress {
  const effects: Partial<Record<JobCall, Partial<RunProgress>>> = {
    configure: { isConfigured: true, isChecked: false },
    check: { isChecked: true },
    resume: { resumesLeft: made.resumesLeft - 1 },
    reset: { isConfigured: false, isChecked: false, mayReset: false },
  };
  return { ...made, ...effects[call] };
}
