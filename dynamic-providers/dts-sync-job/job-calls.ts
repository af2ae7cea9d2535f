import type { CloudAccount } from "../../client";
import type { JobCall } from "../../dts/next-step";
import type { CheckReport } from "../../dts/precheck";
import { assumeSourceRole } from "../../preflight";
import type { SyncJobInputs } from "./inputs";
import { toCheckReport, toConfiguration, type LiveJob } from "./model";

/** Everything that the lifecycle can do to one job. */
export interface JobCalls {
  observe(): Promise<LiveJob | undefined>;
  /** Resolves with the first observation that satisfies the condition; a job that is gone is observed as undefined. */
  waitUntil(condition: (job: LiveJob | undefined) => boolean): Promise<LiveJob | undefined>;
  make(call: JobCall): Promise<void>;
  checkReport(): Promise<CheckReport>;
}

export interface JobCallOptions {
  /** Milliseconds since the epoch after which waiting ends with an error. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly onObservation: (job: LiveJob | undefined) => void;
}

/** The calls of one job over the official API. Every observation goes through the watcher that all jobs share. */
export function jobCalls(
  account: CloudAccount,
  jobId: string,
  inputs: SyncJobInputs,
  { deadline, signal, onObservation }: JobCallOptions,
): JobCalls {
  const idempotent = { effect: "idempotent", signal } as const;
  const once = { effect: "once", signal } as const;
  const request = { JobId: jobId };

  const makers: Record<JobCall, () => Promise<unknown>> = {
    configure: async () => {
      const keys = await assumeSourceRole(account, inputs.source, signal);
      await account.call("dts", "ConfigureSyncJob", toConfiguration(jobId, inputs, keys), idempotent);
    },
    check: () => account.call("dts", "CreateCheckSyncJob", request, once),
    start: () => account.call("dts", "StartSyncJob", request, once),
    pause: () => account.call("dts", "PauseSyncJob", request, once),
    continue: () => account.call("dts", "ContinueSyncJob", request, once),
    resume: () => account.call("dts", "ResumeSyncJob", request, once),
    stop: () => account.call("dts", "StopSyncJob", request, once),
    isolate: () => account.call("dts", "IsolateSyncJob", request, once),
    recover: () => account.call("dts", "RecoverSyncJob", request, once),
    destroy: () => account.call("dts", "DestroySyncJob", request, once),
  };

  return {
    observe: () => account.jobs.observe(jobId, { signal }),
    waitUntil: (condition) => account.jobs.waitUntil(jobId, condition, { deadline, signal, onObservation }),
    make: async (call) => {
      await makers[call]();
    },
    checkReport: async () =>
      toCheckReport(
        await account.call("dts", "DescribeCheckSyncJobResult", request, { effect: "read", signal }),
      ),
  };
}
