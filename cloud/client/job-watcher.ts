import { problem, ProblemError } from "../../core/messages";
import { isNotFound, isTransient } from "./api-error";
import type { Clock } from "./clock";
import type { ResponseOf } from "./services";

/** A sync job as DescribeSyncJobs gives it. */
export type SyncJobInfo = NonNullable<ResponseOf<"dts", "DescribeSyncJobs">["JobList"]>[number];

export interface WaitOptions {
  /** Milliseconds since the epoch after which waiting ends with `service.waitedTooLong`. */
  readonly deadline: number;
  /** How long the step is thought to take at least, in milliseconds: spares questions that come too often. Default: unknown. */
  readonly expectedMilliseconds?: number;
  /**
   * How long it took for the job that was seen to have done it soonest, in milliseconds: before that only others' questions
   * tell of the job. A job that is sooner still is seen late by two seconds at most. Default: unknown.
   */
  readonly soonestMilliseconds?: number;
  /** The job was told to move just now, so that a question at once would say nothing new. Default: asked at once, or with others soon. */
  readonly isJustTold?: boolean;
  readonly signal?: AbortSignal;
  /** Told of every observation; undefined where the service does not know the job. */
  readonly onObservation?: (job: SyncJobInfo | undefined) => void;
}

/** Asks the service for up to 100 jobs at once; a job that it does not know is left out. */
export type DescribeJobs = (
  jobIds: readonly string[],
  signal: AbortSignal,
) => Promise<readonly SyncJobInfo[]>;

/** The most job ids that DescribeSyncJobs takes. Source: `Limit` of the DTS API 2021-12-06. */
const jobsPerQuestion = 100;
/** The pause before the next question about a job grows with the wait, so that a change is seen within 10 % of it. */
const shareOfWait = 0.09;
/**
 * Milliseconds, 9 % of two seconds: no step on the way to Running is known to be shorter. Also how long someone who comes
 * while others wait is kept for their question.
 */
const shortestPause = 180;
/** Milliseconds. */
const longestPause = 1_800;

/** Someone who waits for news of a job. */
interface Waiter {
  readonly jobId: string;
  readonly deadline: number;
  /** When to ask for the job, milliseconds since the epoch. */
  dueAt: number;
  last: SyncJobInfo | undefined;
  /** Takes an observation; says whether that was what it waited for. */
  accept(job: SyncJobInfo | undefined): boolean;
  /** Milliseconds from a moment, at which it was asked for, to when it is to be asked for again. */
  pauseAfter(moment: number): number;
  reject(error: unknown): void;
  expire(): void;
}

/**
 * Watches sync jobs on behalf of everyone in the process who waits for one: all are asked for in one DescribeSyncJobs
 * of up to 100 job ids. Nothing is asked while nobody waits.
 */
export class JobWatcher {
  private readonly waiters = new Set<Waiter>();
  private nextQuestion: AbortController | undefined;
  private runningQuestion: AbortController | undefined;
  private lastAskedAt = -Infinity;

  constructor(
    private readonly describe: DescribeJobs,
    private readonly clock: Clock,
  ) {}

  /** The job as it is now: asked after this call, never remembered. Undefined where the service does not know it. */
  observe(
    jobId: string,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<SyncJobInfo | undefined> {
    return this.wait(jobId, () => true, { deadline: -Infinity, signal });
  }

  /**
   * Waits for the first observation that satisfies the condition. Asked soon at first and then ever more seldom; a
   * change is seen within 10 % of the wait (but not sooner than 0.2 s), and within 2 s.
   *
   * @throws {ProblemError} `service.waitedTooLong` at the deadline
   * @throws {ApiError} when the service refuses; failures that pass are waited out until the deadline
   */
  waitUntil(
    jobId: string,
    condition: (job: SyncJobInfo | undefined) => boolean,
    options: WaitOptions,
  ): Promise<SyncJobInfo | undefined> {
    return this.wait(jobId, condition, options);
  }

  private wait(
    jobId: string,
    condition: (job: SyncJobInfo | undefined) => boolean,
    {
      deadline,
      soonestMilliseconds = 0,
      expectedMilliseconds = 0,
      isJustTold = false,
      signal,
      onObservation,
    }: WaitOptions,
  ): Promise<SyncJobInfo | undefined> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const startedAt = this.clock.now();
      const isObserver = deadline === -Infinity;
      const leave = () => {
        signal?.removeEventListener("abort", abandon);
        this.waiters.delete(waiter);
        if (this.waiters.size === 0) this.stopAsking();
      };
      const fail = (error: unknown) => {
        leave();
        reject(error as Error);
      };
      const abandon = () => fail(signal?.reason);
      const waiter: Waiter = {
        jobId,
        deadline,
        dueAt: startedAt + (this.waiters.size > 0 ? shortestPause : 0),
        last: undefined,
        accept: (job) => {
          waiter.last = job;
          onObservation?.(job);
          if (!condition(job)) return false;
          leave();
          resolve(job);
          return true;
        },
        pauseAfter: (moment) => {
          if (isObserver) return shortestPause;
          const waited = moment - startedAt;
          const share = Math.max(waited, expectedMilliseconds) * shareOfWait;
          const pause = Math.max(shortestPause, share, soonestMilliseconds - waited);
          return Math.min(longestPause, Math.max(0, deadline - moment), pause);
        },
        reject: fail,
        expire: () => {
          const seconds = Math.round((this.clock.now() - startedAt) / 1000);
          fail(
            new ProblemError(
              problem("service.waitedTooLong", { jobId, seconds, status: waiter.last?.Status ?? "-" }),
            ),
          );
        },
      };
      if (isJustTold) this.postpone(waiter, startedAt);
      signal?.addEventListener("abort", abandon, { once: true });
      this.waiters.add(waiter);
      this.planQuestion();
    });
  }

  /** Asks when the next waiter falls due, unless a question is out: its end plans the next one. */
  private planQuestion(): void {
    if (this.runningQuestion) return;
    this.nextQuestion?.abort();
    this.nextQuestion = undefined;
    if (this.waiters.size === 0) return;
    const dueAt = Math.min(...[...this.waiters].map((waiter) => waiter.dueAt));
    const moment = Math.max(dueAt, this.lastAskedAt + this.gap);
    const plan = (this.nextQuestion = new AbortController());
    this.clock.sleep(Math.max(0, Math.ceil(moment - this.clock.now())), plan.signal).then(
      () => void this.ask(moment),
      // Planned anew in the meantime.
      () => undefined,
    );
  }

  /**
   * Questions begin as far apart as the most impatient one allows, so that jobs that fall due closely together share one:
   * or every purchase of a thousand would cost a question. Milliseconds.
   */
  private get gap(): number {
    const now = this.clock.now();
    return Math.min(...[...this.waiters].map((waiter) => waiter.pauseAfter(now)));
  }

  private stopAsking(): void {
    this.nextQuestion?.abort();
    this.nextQuestion = undefined;
    this.runningQuestion?.abort();
  }

  /** @param plannedFor milliseconds since the epoch. Timers may wake a little before it. */
  private async ask(plannedFor: number): Promise<void> {
    const question = (this.runningQuestion = new AbortController());
    this.nextQuestion = undefined;
    this.lastAskedAt = this.clock.now();
    const groups = this.groupsToAsk(Math.max(plannedFor, this.lastAskedAt));
    await Promise.all(groups.map((group) => this.askFor(group, question.signal)));
    this.runningQuestion = undefined;
    this.planQuestion();
  }

  /** All that are due at a moment, a hundred jobs to a question; room that is left takes those who are due next. */
  private groupsToAsk(moment: number): Waiter[][] {
    const byJob = new Map<string, Waiter[]>();
    for (const waiter of [...this.waiters].sort((one, other) => one.dueAt - other.dueAt)) {
      byJob.set(waiter.jobId, [...(byJob.get(waiter.jobId) ?? []), waiter]);
    }
    const jobs = [...byJob.values()];
    const due = jobs.filter(([first]) => first !== undefined && first.dueAt <= moment).length;
    const questions = Math.ceil(due / jobsPerQuestion);
    return Array.from({ length: questions }, (_, index) =>
      jobs.slice(index * jobsPerQuestion, (index + 1) * jobsPerQuestion).flat(),
    );
  }

  private async askFor(group: readonly Waiter[], signal: AbortSignal): Promise<void> {
    const jobIds = [...new Set(group.map((waiter) => waiter.jobId))];
    try {
      const jobs = new Map((await this.describeKnown(jobIds, signal)).map((job) => [job.JobId, job]));
      for (const waiter of this.stillWaiting(group)) this.deliver(waiter, jobs.get(waiter.jobId));
    } catch (error) {
      for (const waiter of this.stillWaiting(group)) this.report(waiter, error);
    }
  }

  /** The service may refuse a whole question for one job that it does not know: the halves are asked apart. */
  private async describeKnown(
    jobIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly SyncJobInfo[]> {
    try {
      return await this.describe(jobIds, signal);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      if (jobIds.length === 1) return [];
      const middle = Math.ceil(jobIds.length / 2);
      const halves = [jobIds.slice(0, middle), jobIds.slice(middle)];
      return (await Promise.all(halves.map((half) => this.describeKnown(half, signal)))).flat();
    }
  }

  private deliver(waiter: Waiter, job: SyncJobInfo | undefined): void {
    try {
      if (waiter.accept(job)) return;
    } catch (error) {
      return waiter.reject(error);
    }
    if (this.clock.now() >= waiter.deadline) return waiter.expire();
    // From the question on: how long its answer took is no reason to see the next change later.
    this.postpone(waiter, this.lastAskedAt);
  }

  private report(waiter: Waiter, error: unknown): void {
    if (!isTransient(error) || this.clock.now() >= waiter.deadline) return waiter.reject(error);
    this.postpone(waiter, this.clock.now());
  }

  private postpone(waiter: Waiter, moment: number): void {
    waiter.dueAt = moment + waiter.pauseAfter(moment);
  }

  private stillWaiting(group: readonly Waiter[]): readonly Waiter[] {
    return group.filter((waiter) => this.waiters.has(waiter));
  }
}
