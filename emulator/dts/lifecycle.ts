import type { Action } from "./actions";
import type { DtsBackend } from "./backend";
import { durationsOf } from "./durations-of";
import type { SyncJob } from "./job";
import { beginRun, haltRun, resumeRun } from "./run";
import { loadShareOf } from "./run-stages";
import { statusMachine, type JobStatus } from "./status-machine";
import { tradeMachine, type TradeStatus } from "./trade-status";
import { refusals } from "./refusals";

interface Work {
  /** Ends in the transition's `orElse` when false. Default true. */
  readonly succeeds?: boolean;
  /** Virtual time before which the work does not end. */
  readonly notBefore?: number;
  /** Milliseconds, instead of the duration in the table. */
  readonly duration?: number;
}

/** Moves a job to its next status by the status table. */
export function moveStatus(backend: DtsBackend, job: SyncJob, action: Action, work: Work = {}): void {
  const transition = statusMachine[job.status].moves[action];
  if (!transition) throw refusals.wrongStatus(job, action);
  const { via, to, orElse, takes } = transition;
  const ending = work.succeeds === false ? (orElse ?? to) : to;
  const isSilent = via === undefined && ending !== job.status;
  if (via) setStatus(backend, job, via);
  job.workingOn = isSilent ? (action as SyncJob["workingOn"]) : undefined;
  const { clock } = backend.world;
  const endsAt = Math.max(
    clock.now() + (work.duration ?? durationsOf(backend, job)[takes]),
    work.notBefore ?? 0,
  );
  backend.jobs.schedule(job.id, "status", () => clock.at(endsAt, () => setStatus(backend, job, ending)));
}

/** Moves a job to its next trade status. */
export function moveTrade(
  backend: DtsBackend,
  job: SyncJob,
  action: Action,
  effect: () => void = () => undefined,
): void {
  const transition = tradeMachine[job.tradeStatus].moves[action];
  if (!transition) throw refusals.wrongStatus(job, action);
  const { via, to, takes } = transition;
  const { clock } = backend.world;
  const end = () => {
    effect();
    setTradeStatus(backend, job, to);
  };
  if (!via || !takes) return end();
  setTradeStatus(backend, job, via);
  const endsAt = clock.now() + durationsOf(backend, job)[takes];
  backend.jobs.schedule(job.id, "trade", () => clock.at(endsAt, end));
}

/** Side effects of reaching a status. */
const arrivals: Partial<Record<JobStatus, (job: SyncJob, now: number) => void>> = {
  Stopped: (job, now) => (job.endedAt = now),
  Failed: (job, now) => (job.endedAt = now),
  Running: (job) => (job.error = undefined),
  UnInitialized: forgetEverything,
};

export function setStatus(backend: DtsBackend, job: SyncJob, status: JobStatus): void {
  backend.jobs.cancel(job.id, "status");
  job.status = status;
  job.workingOn = undefined;
  arrivals[status]?.(job, backend.world.clock.now());
  keepRunInStep(backend, job);
}

function setTradeStatus(backend: DtsBackend, job: SyncJob, tradeStatus: TradeStatus): void {
  job.tradeStatus = tradeStatus;
  if (tradeStatus === "Offlined") return backend.jobs.remove(job.id);
  keepRunInStep(backend, job);
}

/** Runs a job only while it is Running and usable: resizing and isolating halt it. */
function keepRunInStep(backend: DtsBackend, job: SyncJob): void {
  const now = backend.world.clock.now();
  const durations = durationsOf(backend, job);
  const works = job.status === "Running" && tradeMachine[job.tradeStatus].isUsable;
  const share = loadShareOf(job);
  if (works) job.run = job.run ? resumeRun(job.run, now, durations, share) : beginRun(now);
  else if (job.run) job.run = haltRun(job.run, now, durations, share);
}

/** Resets a job to its state after the purchase; it keeps its id, name and billing. */
function forgetEverything(job: SyncJob): void {
  job.configuration = undefined;
  job.check = undefined;
  job.skippedSteps.clear();
  job.run = undefined;
  job.endedAt = undefined;
  job.error = undefined;
  job.change = undefined;
  job.compareTasks.clear();
}
