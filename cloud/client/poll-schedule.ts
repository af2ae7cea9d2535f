/** What is known about one wait for a job. All times in milliseconds. */
export interface PollFacts {
  /** Start of the wait, since the epoch. */
  readonly startedAt: number;
  /** End of the wait, since the epoch. One that is already past means a single observation. */
  readonly deadline: number;
  /** How long the step takes at least. Default: unknown. */
  readonly expected?: number;
  /** Shortest time that the step took for another job. Default: unknown. */
  readonly soonest?: number;
  /** Whether the step was started right now, so that a poll at once would show nothing new. Default: no. */
  readonly isJustStarted?: boolean;
}

/** The pause before the next poll, as a share of the wait so far: a change is seen within 10 % of it. */
const shareOfWait = 0.09;
/** 9 % of two seconds: no step on the way to Running is known to be shorter. Milliseconds. */
const shortestPause = 180;
/** Milliseconds. */
const longestPause = 1_800;

/** Decides when one job is polled during one wait. It is pure: no clock, no state, no call. */
export class PollSchedule {
  constructor(private readonly facts: PollFacts) {}

  /**
   * Time of the first poll, milliseconds since the epoch.
   *
   * @param hasCompany whether other jobs are already waited for: the first poll then waits briefly, to share theirs.
   */
  first(hasCompany: boolean): number {
    const { startedAt, isJustStarted = false } = this.facts;
    if (isJustStarted) return this.next(startedAt);
    return startedAt + (hasCompany ? shortestPause : 0);
  }

  /** Time of the next poll after one at `now`; both in milliseconds since the epoch. */
  next(now: number): number {
    return now + this.pauseAt(now);
  }

  /** The pause that a poll at `now` would be followed by, in milliseconds. */
  pauseAt(now: number): number {
    const { startedAt, deadline, expected = 0, soonest = 0 } = this.facts;
    const waited = now - startedAt;
    const left = deadline > startedAt ? Math.max(0, deadline - now) : Infinity;
    const pause = Math.max(shortestPause, Math.max(waited, expected) * shareOfWait, soonest - waited);
    return Math.min(longestPause, left, pause);
  }
}
