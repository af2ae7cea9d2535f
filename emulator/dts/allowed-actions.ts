import { wireActions, type Action, type WireAction } from "./actions";
import type { SyncJob } from "./job";
import { statusMachine } from "./status-machine";
import { postPaidActions, tradeMachine } from "./trade-status";

/** Everything that may be done with the job now, from the tables of its status, its billing and its live change. */
export function isAllowed(job: SyncJob, action: Action): boolean {
  const trade = tradeMachine[job.tradeStatus];
  if (action === "view") return true;
  if (postPaidActions.has(action) && job.payMode !== "PostPay") return false;
  if (action === "recover" || action === "offline") return action in trade.moves;
  if (!trade.isUsable) return false;
  if (action === "postPay2prePay") return job.tradeStatus === "Normal";
  if (job.workingOn && action !== job.workingOn && action !== "isolate") return false;
  if ((action === "isolate" || action === "resize") && !(action in trade.moves)) return false;
  return statusAllows(job, action) && changeAllows(job, action);
}

/** `Actions` of the response, in the service's order. */
export function allowedActions(job: SyncJob): WireAction[] {
  return wireActions.filter((action) => isAllowed(job, action));
}

function statusAllows(job: SyncJob, action: Action): boolean {
  const { moves, allows } = statusMachine[job.status];
  return action in moves || allows.includes(action);
}

/** A live change is configured, then checked, then started. */
function changeAllows({ change }: SyncJob, action: Action): boolean {
  if (action === "configureOptObj")
    return change === undefined || !["checking", "starting"].includes(change.state);
  if (action === "checkOptObj")
    return change !== undefined && !["checking", "starting"].includes(change.state);
  if (action === "startOptObj") return change?.state === "checkPassed";
  return true;
}
