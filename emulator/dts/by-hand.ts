import type { WireAction } from "./actions";
import type { DtsBackend } from "./backend";
import type { Durations } from "./durations";
import type { LagPoint } from "./lag-profile";
import type { JobError, SyncJob } from "./job";
import { setStatus } from "./lifecycle";

/** What happens to jobs without anybody calling the API; for tests and demonstrations. */
export interface ByHand {
  /** Interrupts a job: `resumable` lets it be resumed, else it is over. */
  failJob(jobId: string, options: { readonly resumable: boolean; readonly error?: JobError }): void;
  /** Seconds that the target is behind; undefined goes back to the computed lag. */
  setLag(jobId: string, seconds: number | undefined): void;
  /** How the lag goes from now on; without points it goes back to the computed lag. */
  setLagProfile(jobId: string, points: readonly LagPoint[]): void;
  /** Virtual milliseconds of this job's work, where they differ from the others'. */
  setDurations(jobId: string, durations: Partial<Durations>): void;
  /** Rows that every later comparison finds different. */
  setDifferentRows(jobId: string, rows: number): void;
  /** What `Actions` says; null as the service may do, undefined goes back to the computed list. */
  setActions(jobId: string, actions: readonly WireAction[] | null | undefined): void;
  /** The job is gone, as when somebody else destroyed it. */
  lose(jobId: string): void;
  /** A job in a free period: isolating it deletes it at once. */
  setNotBilled(jobId: string): void;
}

const interruption: JobError = {
  reason: "SinkerError",
  message: "[ERR] Error 1062 (23000): Duplicate entry '1' for key 'PRIMARY'",
  solution: "请检查目标库中的冲突数据后重试任务",
};

export function createByHand(backend: DtsBackend): ByHand {
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
