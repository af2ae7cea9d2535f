import { hasEnded, isBeforeStart, type SyncJobInputs } from "../../core/dts";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import { differingParts } from "./changeable-parts";
import { toLiveInputs, type LiveJob } from "./from-wire";
import { bringJobTo, type JobRun } from "./lifecycle";

/**
 * Makes a job as declared: first its changeable parts, then its desired state, so that a paused job is paused again
 * after a change that needs a running one. Only differences are written: a job that is as declared is not changed.
 */
export async function converge(run: JobRun): Promise<LiveJob | undefined> {
  const { desiredState } = run.inputs;
  let job = await run.calls.waitUntil(isTradeAtRest);
  if (!isChangeable(job, run.inputs)) job = await bringJobTo(desiredState, run, job);
  const isChanged = await changeParts(job, run);
  return bringJobTo(desiredState, run, isChanged ? undefined : job);
}

/** Whether no billing operation is in progress. An earlier run may have started a resize, which must end first. */
function isTradeAtRest(job: LiveJob | undefined): boolean {
  const tradeStatus = job?.TradeStatus ?? "Normal";
  return !passingTradeStatuses.has(tradeStatus);
}

const passingTradeStatuses: ReadonlySet<string> = new Set([
  "Resizing",
  "Isolating",
  "Recovering",
  "Offlining",
]);

/** Whether the job takes changes now. An isolated, unstarted or restarting job reaches its state first. */
function isChangeable(job: LiveJob | undefined, { desiredState }: SyncJobInputs): boolean {
  if (!job || job.TradeStatus === "Isolated") return false;
  const status = job.Status ?? "";
  const restarts = hasEnded(status) && desiredState !== "stopped";
  return !isBeforeStart(status) && !restarts;
}

/** Returns whether anything was changed, so that the job must be observed again. */
async function changeParts(job: LiveJob | undefined, run: JobRun): Promise<boolean> {
  const { inputs, calls, progress } = run;
  if (!job) return false;
  const differing = differingParts(job, inputs);
  for (const part of differing) {
    if (part.possible === "whileRunning") await bringToRunning(run);
    progress.status(renderProblem(problem(part.doing, {})));
    await part.change(calls, inputs, toLiveInputs(inputs, job));
  }
  return differing.length > 0;
}

/** @throws {ProblemError} `syncJob.startAhead` for a job that waits for its scheduled start. */
async function bringToRunning(run: JobRun): Promise<void> {
  const job = await bringJobTo("running", run);
  if (job?.Status === "Running") return;
  const { startAt = "-" } = run.inputs;
  throw new ProblemError(problem("syncJob.startAhead", { jobId: job?.JobId ?? "", startAt }, "startAt"));
}
