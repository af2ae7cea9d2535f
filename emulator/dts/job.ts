import type { WireAction } from "./actions";
import type { Change } from "./change";
import type { CompareTask } from "./compare-task";
import type { Configuration } from "./configuration";
import type { Durations } from "./durations";
import type { JobSide } from "./job-side";
import type { LagPoint } from "./lag-profile";
import type { CheckRun } from "./precheck/check-run";
import type { RateLimit } from "./rate-limit";
import type { Run } from "./run";
import type { JobStatus } from "./status-machine";
import type { TradeStatus } from "./trade-status";

export type InstanceClass = "micro" | "small" | "medium" | "large";

/** A sync job as the service keeps it. Moments are milliseconds of virtual time. */
export interface SyncJob {
  readonly id: string;
  /** Main account that purchased it. */
  readonly accountUin: string;
  /** Region of the purchase: the target's region. A job is invisible in other regions. */
  readonly region: string;
  readonly source: JobSide;
  readonly target: JobSide;
  readonly payMode: "PrePay" | "PostPay";
  readonly autoRenew: number;
  tags: readonly { readonly TagKey: string; readonly TagValue: string }[];
  readonly createdAt: number;
  /** End of the months paid for. */
  readonly expiresAt?: number;
  name: string;
  instanceClass: InstanceClass;
  status: JobStatus;
  tradeStatus: TradeStatus;
  /** Pending work without its own status; until it ends, only this action and isolating are allowed. */
  workingOn?: "configure" | "continue";
  configuration?: Configuration;
  check?: CheckRun;
  readonly skippedSteps: Set<string>;
  run?: Run;
  endedAt?: number;
  offlineAt?: number;
  error?: JobError;
  /** A change of objects or options of the running job that has not taken effect yet. */
  change?: Change;
  rateLimit: RateLimit;
  readonly compareTasks: Map<string, CompareTask>;
  /** Rows that a compare task finds different. */
  differentRows: number;
  /** Seconds, set out of band; overrides the computed lag. */
  lagSeconds?: number;
  /** The lag over time from a moment on, set out of band; overrides the computed lag. */
  lagProfile?: { readonly since: number; readonly points: readonly LagPoint[] };
  /** Durations that differ for this job, in virtual milliseconds, set out of band. */
  durations?: Partial<Durations>;
  /** Set out of band: null hides the list, as the service may do. */
  actions?: readonly WireAction[] | null;
  /** The actions that the job needed on either side. */
  readonly usedActions: { readonly source: Set<string>; readonly target: Set<string> };
}

/** Why a job was interrupted, as in `Detail.ErrInfo`. */
export interface JobError {
  readonly reason: string;
  readonly message: string;
  readonly solution: string;
}
