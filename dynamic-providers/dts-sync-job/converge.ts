import { isBeforeStart } from "../../dts/job-status";
import type { Progress } from "../host/resource-context";
import { differingAspects } from "./aspects";
import { toLiveInputs, type LiveJob } from "./from-wire";
import type { SyncJobInputs } from "./inputs";
import type { JobCalls } from "./job-calls";
import { bringJobTo } from "./lifecycle";

/**
 * Makes a job what is declared: first everything that can be changed about it, then the state that it shall be in, so
 * that a change that needs a running job leaves a paused one paused. Only what differs is written: a job that is
 * already as declared is not touched.
 */
export async function converge(
  inputs: SyncJobInputs,
  calls: JobCalls,
  progress: Progress,
): Promise<LiveJob | undefined> {
  let job = await calls.waitUntil(isTradeAtRest);
  if (!job || job.TradeStatus === "Isolated" || isBeforeStart(job.Status ?? "")) {
    job = await bringJobTo(inputs.desiredState, inputs, calls, progress, job);
  }
  const isChanged = await changeAspects(job, inputs, calls, progress);
  return bringJobTo(inputs.desiredState, inputs, calls, progress, isChanged ? undefined : job);
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

/** Says whether anything was changed, so that the job is no longer what it was. */
async function changeAspects(
  job: LiveJob | undefined,
  inputs: SyncJobInputs,
  calls: JobCalls,
  progress: Progress,
): Promise<boolean> {
  if (!job || endedStatuses.has(job.Status ?? "")) return false;
  const differing = differingAspects(job, inputs);
  for (const aspect of differing) {
    if (aspect.needsRunning) await bringJobTo("running", inputs, calls, progress);
    progress.status(`changing ${aspect.name}`);
    await aspect.change(calls, inputs, toLiveInputs(inputs, job));
  }
  return differing.length > 0;
}

/** What has ended can only be reset or destroyed. */
const endedStatuses: ReadonlySet<string> = new Set(["Stopping", "Stopped", "Failed", "Released"]);
