import type { CloudAccount } from "../../cloud/client";
import type { CheckReport, JobCall, SyncJobInputs } from "../../core/dts";
import { ProblemError } from "../../core/messages";
import { assumeSourceRole, expiredGrantProblem } from "../../cloud/preflight";
import { toCheckReport, type LiveJob } from "./from-wire";
import { jobChanges, type JobChanges } from "./job-changes";
import { readSetIds } from "./set-ids";
import { toConfiguration } from "./to-wire";

/** Everything that can be done to one job. */
export interface JobCalls extends JobChanges {
  observe(): Promise<LiveJob | undefined>;
  /** Resolves with the first observation that satisfies the condition; a job that is gone is observed as undefined. */
  waitUntil(condition: (job: LiveJob | undefined) => boolean): Promise<LiveJob | undefined>;
  make(call: JobCall): Promise<void>;
  /** The same as `waitUntil` for what a call sets going; how long it took for other jobs of the run is used. */
  waitAfter(call: JobCall, condition: (job: LiveJob | undefined) => boolean): Promise<LiveJob | undefined>;
  checkReport(): Promise<CheckReport>;
  /** Counts the passed prechecks of this run: 1 for the first job that calls it. */
  countPassedCheck(): number;
  /** Lets the next precheck pass over these steps. */
  skip(stepIds: readonly string[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** When waiting ends, milliseconds since the epoch. */
  readonly deadline: number;
}

export interface JobCallOptions {
  /** Milliseconds since the epoch after which waiting ends with an error. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly onObservation: (job: LiveJob | undefined) => void;
  /** Called once DTS has taken the inputs as the job's configuration. */
  readonly onConfigured: () => void;
}

/** What sets a job to reading the source: nothing of it is done through a grant that has ended. */
const readsSource: ReadonlySet<JobCall> = new Set(["configure", "check", "start", "continue", "resume"]);

/** The calls of one job over the official API. Every observation goes through the watcher that all jobs share. */
export function jobCalls(
  account: CloudAccount,
  jobId: string,
  inputs: SyncJobInputs,
  options: JobCallOptions,
): JobCalls {
  const { deadline, signal, onObservation, onConfigured } = options;
  const once = { effect: "once", signal, deadline } as const;
  const request = { JobId: jobId };
  const waitUntil: JobCalls["waitUntil"] = (condition) =>
    account.jobs.waitUntil(jobId, condition, { deadline, signal, onObservation });

  const checkReport = async (): Promise<CheckReport> =>
    toCheckReport(
      await account.call("dts", "DescribeCheckSyncJobResult", request, { effect: "read", signal }),
    );

  const makers: Record<JobCall, () => Promise<unknown>> = {
    configure: async () => {
      const keys = await assumeSourceRole(account, inputs.source, signal);
      const setIds = await readSetIds(account, inputs, keys, signal);
      const configuration = toConfiguration(jobId, inputs, keys, { setIds, now: account.clock.now() });
      await account.call("dts", "ConfigureSyncJob", configuration, { ...once, effect: "idempotent" });
      onConfigured();
    },
    check: () => account.call("dts", "CreateCheckSyncJob", request, once),
    start: () => account.call("dts", "StartSyncJob", request, once),
    pause: () => account.call("dts", "PauseSyncJob", request, once),
    continue: () => account.call("dts", "ContinueSyncJob", request, once),
    resume: () => account.call("dts", "ResumeSyncJob", request, once),
    stop: () => account.call("dts", "StopSyncJob", request, once),
    reset: () => account.call("dts", "ResetSyncJob", request, once),
    isolate: () => account.call("dts", "IsolateSyncJob", request, once),
    recover: () => account.call("dts", "RecoverSyncJob", request, once),
    destroy: () => account.call("dts", "DestroySyncJob", request, once),
  };

  return {
    ...jobChanges(account, jobId, inputs, { waitUntil, signal, deadline }),
    observe: () => account.jobs.observe(jobId, { signal }),
    waitUntil,
    waitAfter: async (call, condition) => {
      const startedAt = account.clock.now();
      const durations = soonestDurations(account);
      const soonestMilliseconds = durations.get(call);
      const job = await account.jobs.waitUntil(jobId, condition, {
        ...{ deadline, signal, onObservation, isJustStarted: true, soonestMilliseconds },
        expectedMilliseconds: soonestMilliseconds ?? firstGuesses.get(call),
      });
      durations.set(call, Math.min(account.clock.now() - startedAt, durations.get(call) ?? Infinity));
      return job;
    },
    make: async (call) => {
      const expired = readsSource.has(call) && expiredGrantProblem(inputs.source, account.clock.now());
      if (expired) throw new ProblemError(expired);
      await makers[call]();
    },
    checkReport,
    countPassedCheck: () => countPassed(account),
    skip: async (stepIds) => {
      const skipped = { ...request, StepIds: [...stepIds] };
      await account.call("dts", "SkipSyncCheckItem", skipped, { ...once, effect: "idempotent" });
    },
    now: () => account.clock.now(),
    deadline,
  };
}

/** Half of what the steps on the way to Running are thought to take, until one of this run has shown it. Milliseconds. */
const firstGuesses: ReadonlyMap<JobCall, number> = new Map<JobCall, number>([
  ["check", 10_000],
  ["start", 2_500],
]);
const soonest = new WeakMap<CloudAccount, Map<JobCall, number>>();

/** How long each call's effect took for the job of this run that had it soonest, in milliseconds. */
function soonestDurations(account: CloudAccount): Map<JobCall, number> {
  const known = soonest.get(account) ?? new Map<JobCall, number>();
  soonest.set(account, known);
  return known;
}

const passed = new WeakMap<CloudAccount, number>();

function countPassed(account: CloudAccount): number {
  const count = (passed.get(account) ?? 0) + 1;
  passed.set(account, count);
  return count;
}
