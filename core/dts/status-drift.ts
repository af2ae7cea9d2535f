import { problem, type Problem } from "../messages";
import type { SyncJobInputs, SyncJobOutputs } from "./job-inputs";
import type { DesiredState } from "./next-step";

/** The status in which a desired state is reached. */
const reachedStatus: Record<Exclude<DesiredState, "absent">, string> = {
  running: "Running",
  paused: "Paused",
  stopped: "Stopped",
};

/** A problem if the job has left its desired state: its status was changed outside Pulumi, or it failed. */
export function statusDrift(
  { status, tradeStatus }: Pick<SyncJobOutputs, "status" | "tradeStatus">,
  { desiredState, startAt }: Pick<SyncJobInputs, "desiredState" | "startAt">,
): Problem[] {
  const isReached = status === reachedStatus[desiredState];
  const isScheduled = status === "ReadyRunning" && startAt !== undefined;
  const isTradeHealthy = !["Isolated", "Isolating", "Offlining", "Offlined"].includes(tradeStatus);
  if ((isReached || isScheduled) && isTradeHealthy) return [];
  return [problem("syncJob.drifted", { status, tradeStatus, desired: desiredState })];
}
