import { ApiError } from "../../client";
import {
  nextStep,
  type DesiredState,
  type JobCall,
  type NextStep,
  type RunProgress,
} from "../../dts/next-step";
import { ProblemError } from "../../messages";
import type { Progress } from "../host/resource-context";
import { toObserved, type LiveJob } from "./from-wire";
import type { SyncJobInputs } from "./inputs";
import type { JobCalls } from "./job-calls";
import { skipAcceptedSteps } from "./skip-steps";
import { describeCheck, describeStep, refusalProblems } from "./step-messages";

/** How often one run resumes a job that was interrupted by an error: a job that fails again and again needs a person. */
const resumeBudget = 3;
/** How often one call is made again when it failed and nothing moved, before its error is reported. */
const callAttempts = 3;

/**
 * Brings a job to the desired state: observes it, takes the next step, and observes again. It may begin at any status,
 * so a run that was interrupted anywhere is finished by the next one.
 *
 * @param seen the job as it was observed just now, to begin from; default: observed anew.
 * @returns the job as last observed; undefined when it is gone.
 * @throws {ProblemError} when the state cannot be reached; the job stays as it is.
 */
export async function bringJobTo(
  desired: DesiredState,
  inputs: SyncJobInputs,
  calls: JobCalls,
  progress: Progress,
  seen?: LiveJob,
): Promise<LiveJob | undefined> {
  let run = beginRun(inputs, calls.now());
  let job = seen ?? (await calls.observe());
  for (;;) {
    const step = stepFor(job, desired, run);
    progress.status(describeStep(step, job));
    if (step.kind === "done") return job;
    if (step.kind === "wait") {
      job = await calls.waitUntil((next) => stepFor(next, desired, run).kind !== "wait");
    } else if (step.kind === "call") {
      if (step.call === "start") progress.info(describeCheck(await calls.checkReport()));
      run = after(step.call, run);
      job = await make(step.call, job, calls, (next) => stepFor(next, desired, run).kind !== "wait");
    } else {
      const isSkipped =
        step.reason === "precheckFailed" && (await skipAcceptedSteps(inputs, calls, progress));
      if (!isSkipped) throw new ProblemError(await refusalProblems(step, job, calls));
      job = await make("check", job, calls, (next) => stepFor(next, desired, run).kind !== "wait");
    }
  }
}

function beginRun({ whenStopped, startAt }: SyncJobInputs, now: number): RunProgress {
  return {
    isConfigured: false,
    isChecked: false,
    resumesLeft: resumeBudget,
    mayReset: whenStopped === "reset",
    isScheduled: startAt !== undefined && Date.parse(startAt) > now,
  };
}

function stepFor(job: LiveJob | undefined, desired: DesiredState, run: RunProgress): NextStep {
  return nextStep(job && toObserved(job), desired, run);
}

/**
 * Makes one call and waits until the job has moved and there is something to do again. A call whose answer was lost, or that is refused because an earlier
 * attempt of it already took effect, counts as made when the job has moved.
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
  return calls.waitAfter(call, (now) => hasMoved(call, before, now) && isAtRest(now));
}

/** A job that is configured anew from `Initialized` stays there: nothing to wait for. */
function hasMoved(call: JobCall, before: LiveJob | undefined, now: LiveJob | undefined): boolean {
  if (call === "configure") return now?.Status === "Initialized";
  return now?.Status !== before?.Status || now?.TradeStatus !== before?.TradeStatus;
}

function after(call: JobCall, run: RunProgress): RunProgress {
  const effects: Partial<Record<JobCall, Partial<RunProgress>>> = {
    configure: { isConfigured: true, isChecked: false },
    check: { isChecked: true },
    resume: { resumesLeft: run.resumesLeft - 1 },
    reset: { isConfigured: false, isChecked: false, mayReset: false },
  };
  return { ...run, ...effects[call] };
}
