import { hasEnded, isBeforeStart, type SyncJobInputs } from "../../core/dts";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import { differingAspects } from "./aspects";
import { toLiveInputs, type LiveJob } from "./from-wire";
import { bringJobTo, type JobRun } from "./lifecycle";

/**
 * Makes a job what is declared: first everything that can be changed about it, then the state that it shall be in, so
 * that a change that needs a running job leaves a paused one paused. Only what differs is written: a job that is
 * already as declared is not touched.
 */
export async function converge(run: JobRun): Promise<LiveJob | undefined> {
  const { desiredState } = run.inputs;
  let job = await run.calls.waitUntil(isTradeAtRest);
  if (!isChangeable(job, run.inputs)) job = await bringJobTo(desiredState, run, job);
  const isChanged = await changeAspects(job, run);
  return bringJobTo(desiredState, run, isChanged ? undefined : job);
}

/** An earlier run may have begun a resize: its end decides what there is still to change. */
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

/** What is isolated, not started, or ended and to begin anew, is brought to life before anything is changed about it. */
function isChangeable(job: LiveJob | undefined, { desiredState }: SyncJobInputs): boolean {
  if (!job || job.TradeStatus === "Isolated") return false;
  const status = job.Status ?? "";
  const beginsAnew = hasEnded(status) && desiredState !== "stopped";
  return !isBeforeStart(status) && !beginsAnew;
}

/** Says whether anything was changed, so that the job is no longer what it was. */
async function changeAspects(job: LiveJob | undefined, run: JobRun): Promise<boolean> {
  const { inputs, calls, progress } = run;
  if (!job) return false;
  const differing = differingAspects(job, inputs);
  for (const aspect of differing) {
    if (aspect.possible === "whileRunning") await bringToRunning(run);
    progress.status(renderProblem(problem(aspect.doing, {})));
    await aspect.change(calls, inputs, toLiveInputs(inputs, job));
  }
  return differing.length > 0;
}

/** @throws {ProblemError} `syncJob.startAhead` for a job that waits for its time. */
async function bringToRunning(run: JobRun): Promise<void> {
  const job = await bringJobTo("running", run);
  if (job?.Status === "Running") return;
  const { startAt = "-" } = run.inputs;
  throw new ProblemError(problem("syncJob.startAhead", { jobId: job?.JobId ?? "", startAt }, "startAt"));
}
