import { problem, ProblemError } from "../../core/messages";
import type { Clock } from "./clock";
import { PollSchedule } from "./poll-schedule";
import type { ResponseOf } from "./services";

/** A sync job as DescribeSyncJobs returns it. */
export type SyncJobInfo = NonNullable<ResponseOf<"dts", "DescribeSyncJobs">["JobList"]>[number];

/** Whether an observation ends the wait; undefined where the service does not know the job. */
export type WaitCondition = (job: SyncJobInfo | undefined) => boolean;

export interface WaitOptions {
  /** Milliseconds since the epoch after which waiting ends with `service.waitedTooLong`. */
  readonly deadline: number;
  /** How long the step takes at least, in milliseconds: polls that come too early are spared. Default: unknown. */
  readonly expectedMilliseconds?: number;
  /**
   * Shortest time that the step took for another job, in milliseconds: until then this job causes a poll only every
   * 1.8 s, so a job that is faster still is seen at most two seconds late. Default: unknown.
   */
  readonly soonestMilliseconds?: number;
  /** Whether the step was started right now, so that a poll at once would show nothing new. Default: polled at once. */
  readonly isJustStarted?: boolean;
  readonly signal?: AbortSignal;
  /** Receives every observation; undefined where the service does not know the job. */
  readonly onObservation?: (job: SyncJobInfo | undefined) => void;
}

export interface JobWaitParts {
  readonly jobId: string;
  readonly condition: WaitCondition;
  readonly options: WaitOptions;
  readonly clock: Clock;
  /** Whether other jobs are already waited for. */
  readonly hasCompany: boolean;
  /** Called once when the wait ends, whatever its outcome. */
  readonly onEnd: () => void;
}

/** One caller that waits for one job. */
export class JobWait {
  readonly jobId: string;
  /** The observation that satisfied the condition. */
  readonly outcome: Promise<SyncJobInfo | undefined>;
  /** When the job is to be polled, milliseconds since the epoch. */
  pollAt: number;
  private readonly schedule: PollSchedule;
  private readonly startedAt: number;
  private last: SyncJobInfo | undefined;
  private resolve!: (job: SyncJobInfo | undefined) => void;
  private reject!: (error: unknown) => void;

  constructor(private readonly parts: JobWaitParts) {
    const { jobId, options, clock, hasCompany } = parts;
    const { deadline, expectedMilliseconds: expected, soonestMilliseconds: soonest, isJustStarted } = options;
    this.jobId = jobId;
    this.startedAt = clock.now();
    this.schedule = new PollSchedule({
      startedAt: this.startedAt,
      deadline,
      expected,
      soonest,
      isJustStarted,
    });
    this.pollAt = this.schedule.first(hasCompany);
    this.outcome = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    options.signal?.addEventListener("abort", this.abandon, { once: true });
  }

  /** The pause that this wait allows after a poll at `now`, in milliseconds. */
  pauseAt(now: number): number {
    return this.schedule.pauseAt(now);
  }

  /** @param polledAt when the poll began, milliseconds since the epoch: a slow answer must not delay the next poll. */
  observe(job: SyncJobInfo | undefined, polledAt: number): void {
    const { condition, options } = this.parts;
    this.last = job;
    try {
      options.onObservation?.(job);
      if (condition(job)) return this.end(() => this.resolve(job));
    } catch (error) {
      return this.fail(error);
    }
    if (this.isOver) return this.fail(this.waitedTooLong());
    this.pollAt = this.schedule.next(polledAt);
  }

  /** Plans another poll after a failure that passes, as long as the deadline allows. */
  retryAfter(error: unknown): void {
    if (this.isOver) return this.fail(error);
    this.pollAt = this.schedule.next(this.parts.clock.now());
  }

  fail(error: unknown): void {
    this.end(() => this.reject(error));
  }

  private get isOver(): boolean {
    return this.parts.clock.now() >= this.parts.options.deadline;
  }

  private readonly abandon = (): void => this.fail(this.parts.options.signal?.reason);

  private end(settle: () => void): void {
    this.parts.options.signal?.removeEventListener("abort", this.abandon);
    this.parts.onEnd();
    settle();
  }

  private waitedTooLong(): ProblemError {
    const seconds = Math.round((this.parts.clock.now() - this.startedAt) / 1000);
    const status = this.last?.Status ?? "-";
    return new ProblemError(problem("service.waitedTooLong", { jobId: this.jobId, seconds, status }));
  }
}
