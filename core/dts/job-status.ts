/**
 * The statuses of a sync job, as DTS reports them.
 * Source: comments of the official SDK (dts 2021-12-06, `SyncJobInfo`) and the product's status page.
 */
export const jobStatuses = [
  "UnInitialized",
  "Initialized",
  "Checking",
  "CheckPass",
  "CheckNotPass",
  "ReadyRunning",
  "Running",
  "Pausing",
  "Paused",
  "ResumableErr",
  "Resuming",
  "Stopping",
  "Stopped",
  "Failed",
  "Resetting",
  "Released",
  "Unknown",
] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Billing states of a job. They are independent of the status: an isolated job keeps its `JobStatus`. */
export const tradeStatuses = [
  "Normal",
  "Resizing",
  "Renewing",
  "Isolating",
  "Isolated",
  "Offlining",
  "Offlined",
  "NotBilled",
  "NotBilledByInternational",
  "Recovering",
  "PostPay2Prepaying",
  "PrePay2Postpaying",
] as const;
export type TradeStatus = (typeof tradeStatuses)[number];

/** Statuses before the first start: the job can still be reconfigured. */
const statusesBeforeStart: ReadonlySet<string> = new Set<JobStatus>([
  "UnInitialized",
  "Initialized",
  "Checking",
  "CheckPass",
  "CheckNotPass",
  "Resetting",
]);

/** Whether a job in this status has never been started (or was reset), so that everything can be configured. */
export function isBeforeStart(status: string): boolean {
  return statusesBeforeStart.has(status);
}

const statusesAfterEnd: ReadonlySet<string> = new Set<JobStatus>([
  "Stopping",
  "Stopped",
  "Failed",
  "Released",
]);

/** Whether a job in this status has ended: it can only be reset or destroyed. */
export function hasEnded(status: string): boolean {
  return statusesAfterEnd.has(status);
}

/** Whether a job is in a free period: isolating it deletes it immediately and irreversibly. */
export function isNotBilled(tradeStatus: string): boolean {
  return tradeStatus.startsWith("NotBilled");
}

/** A job that is being destroyed or is destroyed: it is no longer paid for and belongs to no resource. */
export function isDestroyed(tradeStatus: string | null | undefined): boolean {
  return tradeStatus === "Offlining" || tradeStatus === "Offlined";
}
