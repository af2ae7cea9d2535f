import type { WireAction } from "./actions";
import type { DtsBackend } from "./backend";
import type { Durations } from "./durations";
import type { LagPoint } from "./lag-profile";
import type { JobError, SyncJob } from "./job";
import { setStatus } from "./lifecycle";

/** Changes of jobs without an API call; for tests and demonstrations. */
export interface OutOfBandChanges {
  /** Interrupts a job; it can be resumed only if `resumable`. */
  failJob(jobId: string, options: { readonly resumable: boolean; readonly error?: JobError }): void;
  /** Seconds that the target is behind; undefined restores the computed lag. */
  setLag(jobId: string, seconds: number | undefined): void;
  /** The lag over time from now on; no points restore the computed lag. */
  setLagProfile(jobId: string, points: readonly LagPoint[]): void;
  /** Durations of this job's work in virtual milliseconds, where they differ from the defaults. */
  setDurations(jobId: string, durations: Partial<Durations>): void;
  /** Number of rows that later comparisons find different. */
  setDifferentRows(jobId: string, rows: number): void;
  /** `Actions` of the response; null as the service may return it, undefined restores the computed list. */
  setActions(jobId: string, actions: readonly WireAction[] | null | undefined): void;
  /** Removes the job, as if it were destroyed elsewhere. */
  lose(jobId: string): void;
  /** Puts the job into a free period, in which isolating deletes it at once. */
  setNotBilled(jobId: string): void;
}

const interruption: JobError = {
  reason: "SinkerError",
  message: "[ERR] Error 1062 (23000): Duplicate entry '1' for key 'PRIMARY'",
  solution: "请检查目标库中的冲突数据后重试任务",
};

export function createOutOfBand(backend: DtsBackend): OutOfBandChanges {
  const find = (jobId: string): SyncJob => {
    const job = backend.jobs.get(jobId);
    if (!job) throw new RangeError(`no sync job ${jobId}`);
    return job;
  };
  return {
    failJob: (jobId, { resumable, error = interruption }) => {
      const job = find(jobId);
      job.error = error;
      setStatus(backend, job, resumable ? "ResumableErr" : "Failed");
    },
    setLag: (jobId, seconds) => {
      find(jobId).lagSeconds = seconds;
    },
    setLagProfile: (jobId, points) => {
      const since = backend.world.clock.now();
      find(jobId).lagProfile = points.length > 0 ? { since, points } : undefined;
    },
    setDurations: (jobId, durations) => {
      const job = find(jobId);
      job.durations = { ...job.durations, ...durations };
    },
    setDifferentRows: (jobId, rows) => {
      find(jobId).differentRows = rows;
    },
    setActions: (jobId, actions) => {
      find(jobId).actions = actions;
    },
    lose: (jobId) => backend.jobs.remove(find(jobId).id),
    setNotBilled: (jobId) => {
      find(jobId).tradeStatus = "NotBilled";
    },
  };
}
