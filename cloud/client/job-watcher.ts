import { isNotFound, isTransient } from "./api-error";
import type { Clock } from "./clock";
import { JobWait, type SyncJobInfo, type WaitCondition, type WaitOptions } from "./job-wait";

/** Returns up to 100 jobs with one call; a job that the service does not know is omitted. */
export type DescribeJobs = (
  jobIds: readonly string[],
  signal: AbortSignal,
) => Promise<readonly SyncJobInfo[]>;

/** The most job ids that DescribeSyncJobs accepts. Source: `Limit` of the DTS API 2021-12-06. */
const jobsPerCall = 100;

/**
 * Polls sync jobs on behalf of every caller in the process that waits for one: one DescribeSyncJobs covers up to 100
 * jobs. It polls only while a caller waits. When each job is due is decided by its `PollSchedule`.
 */
export class JobWatcher {
  private readonly waits = new Set<JobWait>();
  private plannedPoll: AbortController | undefined;
  private runningPoll: AbortController | undefined;
  private lastPollAt = -Infinity;

  constructor(
    private readonly describe: DescribeJobs,
    private readonly clock: Clock,
  ) {}

  /** The job as it is now: polled after this call, never remembered. Undefined where the service does not know it. */
  observe(
    jobId: string,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<SyncJobInfo | undefined> {
    return this.wait(jobId, () => true, { deadline: -Infinity, signal });
  }

  /**
   * Waits for the first observation that satisfies the condition. Polls grow rarer with the wait; a change is seen
   * within 10 % of the wait (but not sooner than 0.2 s), and within 2 s.
   *
   * @throws {ProblemError} `service.waitedTooLong` at the deadline
   * @throws {ApiError} when the service refuses; failures that pass are waited out until the deadline
   */
  waitUntil(jobId: string, condition: WaitCondition, options: WaitOptions): Promise<SyncJobInfo | undefined> {
    return this.wait(jobId, condition, options);
  }

  private async wait(
    jobId: string,
    condition: WaitCondition,
    options: WaitOptions,
  ): Promise<SyncJobInfo | undefined> {
    options.signal?.throwIfAborted();
    const wait: JobWait = new JobWait({
      jobId,
      condition,
      options,
      clock: this.clock,
      hasCompany: this.waits.size > 0,
      onEnd: () => this.leave(wait),
    });
    this.waits.add(wait);
    this.planPoll();
    return wait.outcome;
  }

  private leave(wait: JobWait): void {
    this.waits.delete(wait);
    if (this.waits.size > 0) return;
    this.plannedPoll?.abort();
    this.plannedPoll = undefined;
    this.runningPoll?.abort();
  }

  /** Plans a poll for when the next job is due. While one is running nothing is planned: its end plans the next one. */
  private planPoll(): void {
    if (this.runningPoll) return;
    this.plannedPoll?.abort();
    this.plannedPoll = undefined;
    if (this.waits.size === 0) return;
    const dueAt = Math.min(...[...this.waits].map(({ pollAt }) => pollAt));
    const moment = Math.max(dueAt, this.lastPollAt + this.gap);
    const plan = (this.plannedPoll = new AbortController());
    this.clock.sleep(Math.max(0, Math.ceil(moment - this.clock.now())), plan.signal).then(
      () => void this.poll(moment),
      // Another plan has replaced this one.
      () => undefined,
    );
  }

  /**
   * The time between two polls, in milliseconds: as long as the most impatient wait allows, so that jobs that are due
   * shortly after each other share a poll. Otherwise every purchase of a thousand would cost one.
   */
  private get gap(): number {
    const now = this.clock.now();
    return Math.min(...[...this.waits].map((wait) => wait.pauseAt(now)));
  }

  /** @param plannedFor milliseconds since the epoch. Timers may wake slightly early. */
  private async poll(plannedFor: number): Promise<void> {
    const poll = (this.runningPoll = new AbortController());
    this.plannedPoll = undefined;
    this.lastPollAt = this.clock.now();
    const groups = this.groupsToPoll(Math.max(plannedFor, this.lastPollAt));
    await Promise.all(groups.map((group) => this.pollGroup(group, poll.signal)));
    this.runningPoll = undefined;
    this.planPoll();
  }

  /** The waits of all jobs that are due at a moment, 100 jobs to a call; free room is filled with jobs due next. */
  private groupsToPoll(moment: number): JobWait[][] {
    const byJob = new Map<string, JobWait[]>();
    for (const wait of [...this.waits].sort((one, other) => one.pollAt - other.pollAt)) {
      byJob.set(wait.jobId, [...(byJob.get(wait.jobId) ?? []), wait]);
    }
    const jobs = [...byJob.values()];
    const due = jobs.filter(([first]) => first !== undefined && first.pollAt <= moment).length;
    const calls = Math.ceil(due / jobsPerCall);
    return Array.from({ length: calls }, (_, index) =>
      jobs.slice(index * jobsPerCall, (index + 1) * jobsPerCall).flat(),
    );
  }

  private async pollGroup(group: readonly JobWait[], signal: AbortSignal): Promise<void> {
    const polledAt = this.lastPollAt;
    const jobIds = [...new Set(group.map((wait) => wait.jobId))];
    const current = () => group.filter((wait) => this.waits.has(wait));
    try {
      const jobs = new Map((await this.describeKnown(jobIds, signal)).map((job) => [job.JobId, job]));
      for (const wait of current()) wait.observe(jobs.get(wait.jobId), polledAt);
    } catch (error) {
      for (const wait of current()) {
        if (isTransient(error)) wait.retryAfter(error);
        else wait.fail(error);
      }
    }
  }

  /** The service may refuse a whole call because of one job that it does not know: each half is then asked for alone. */
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
}
