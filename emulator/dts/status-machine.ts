import type { Action } from "./actions";
import type { DurationName } from "./durations";

export type JobStatus =
  | "UnInitialized"
  | "Initialized"
  | "Checking"
  | "CheckPass"
  | "CheckNotPass"
  | "ReadyRunning"
  | "Running"
  | "Pausing"
  | "Paused"
  | "ResumableErr"
  | "Resuming"
  | "Stopping"
  | "Stopped"
  | "Failed"
  | "Resetting";

/** A transition from one status to the next. */
export interface Transition {
  /** Status during the work; the old status if absent. */
  readonly via?: JobStatus;
  readonly to: JobStatus;
  /** Status after work that failed. */
  readonly orElse?: JobStatus;
  readonly takes: DurationName;
}

interface StatusRow {
  /** Actions that change the status. */
  readonly moves: Partial<Record<Action, Transition>>;
  /** Actions that leave it as it is. */
  readonly allows: readonly Action[];
}

const configure: Transition = { to: "Initialized", takes: "configure" };
const check: Transition = { via: "Checking", to: "CheckPass", orElse: "CheckNotPass", takes: "precheck" };
const stop: Transition = { via: "Stopping", to: "Stopped", takes: "stop" };
const reset: Transition = { via: "Resetting", to: "UnInitialized", takes: "reset" };

/**
 * The life of a sync job: what is allowed in each status and where it leads.
 * Source: the product's page on job statuses (571, read in 2022 and 2024). Stopping a paused job and the way back from a
 * pause without a status of its own are inferred.
 */
export const statusMachine: Readonly<Record<JobStatus, StatusRow>> = {
  UnInitialized: { moves: { configure }, allows: ["resize", "isolate"] },
  Initialized: { moves: { configure, check }, allows: ["resize", "isolate"] },
  Checking: { moves: {}, allows: ["resize", "isolate"] },
  CheckPass: {
    moves: { configure, check, start: { via: "ReadyRunning", to: "Running", takes: "start" } },
    allows: ["resize", "isolate"],
  },
  CheckNotPass: { moves: { configure, check }, allows: ["skipCheck", "resize", "isolate"] },
  ReadyRunning: { moves: {}, allows: ["resize", "isolate"] },
  Running: {
    moves: { pause: { via: "Pausing", to: "Paused", takes: "pause" }, stop },
    allows: [
      "limitRate",
      "resize",
      "isolate",
      "configureOptObj",
      "checkOptObj",
      "startOptObj",
      "createCmpTask",
    ],
  },
  Pausing: { moves: {}, allows: ["isolate"] },
  Paused: { moves: { continue: { to: "Running", takes: "continue" }, stop }, allows: ["isolate"] },
  ResumableErr: {
    moves: { resume: { via: "Resuming", to: "Running", orElse: "Failed", takes: "resume" }, stop },
    allows: ["resize", "isolate"],
  },
  Resuming: { moves: { stop }, allows: ["resize", "isolate"] },
  Stopping: { moves: {}, allows: ["isolate"] },
  Stopped: { moves: { reset }, allows: ["isolate"] },
  Failed: { moves: { reset }, allows: ["isolate"] },
  Resetting: { moves: {}, allows: [] },
};
