import type { Durations } from "./durations";

/** The running of a job: how long it has worked, and how far the target is behind. Moments and spans in milliseconds. */
export interface Run {
  readonly startedAt: number;
  /** Worked before the last halt. */
  readonly workedBefore: number;
  /** Undefined while the job is halted. */
  readonly workingSince?: number;
  readonly haltedAt?: number;
  /** How far the target was behind at the last halt or restart. */
  readonly backlog: number;
}

export function beginRun(now: number): Run {
  return { startedAt: now, workedBefore: 0, workingSince: now, backlog: 0 };
}

export function haltRun(run: Run, now: number, durations: Durations, loadShare: number): Run {
  if (run.workingSince === undefined) return run;
  return {
    startedAt: run.startedAt,
    workedBefore: workedFor(run, now),
    haltedAt: now,
    backlog: backlogOf(run, now, durations, loadShare),
  };
}

export function resumeRun(run: Run, now: number, durations: Durations, loadShare: number): Run {
  if (run.workingSince !== undefined) return run;
  return {
    startedAt: run.startedAt,
    workedBefore: run.workedBefore,
    workingSince: now,
    backlog: backlogOf(run, now, durations, loadShare),
  };
}

export function workedFor({ workedBefore, workingSince }: Run, now: number): number {
  return workedBefore + (workingSince === undefined ? 0 : now - workingSince);
}

/**
 * How far the target is behind the source. It grows while the full load or a halt lasts, then falls evenly to nothing.
 * @param loadShare the part of the full load that the job has to do, 0 to 1.
 */
export function backlogOf(run: Run, now: number, durations: Durations, loadShare: number): number {
  if (run.workingSince === undefined) return run.backlog + (now - (run.haltedAt ?? now));
  const worked = workedFor(run, now);
  const fullLoad = durations.fullLoad * loadShare;
  if (worked < fullLoad) return run.backlog + (now - run.workingSince);
  const loadEndedAt = now - (worked - fullLoad);
  const fallsSince = Math.max(loadEndedAt, run.workingSince);
  const backlogThen = run.backlog + (fallsSince - run.workingSince);
  const caughtUp = durations.catchUp === 0 ? 1 : Math.min(1, (now - fallsSince) / durations.catchUp);
  return backlogThen * (1 - caughtUp);
}
