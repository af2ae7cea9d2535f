import type { CloudAccount } from "../../cloud/client";
import type { CheckReport, JobCall, SyncJobInputs } from "../../core/dts";
import { ProblemError } from "../../core/messages";
import { assumeSourceRole, expiredGrantProblem, type RunMemory } from "../../cloud/preflight";
import { toCheckReport, type LiveJob } from "./from-wire";
import { jobChanges, type JobChanges } from "./job-changes";
import { readSetIds } from "./cluster-sets";
import { toConfiguration } from "./to-wire";

/** The calls of one job. */
export interface JobCalls extends JobChanges {
  observe(): Promise<LiveJob | undefined>;
  /** Resolves with the first observation that satisfies the condition; a job that is gone is observed as undefined. */
  waitUntil(condition: (job: LiveJob | undefined) => boolean): Promise<LiveJob | undefined>;
  make(call: JobCall): Promise<void>;
  /** Like `waitUntil`, for the effect of a call; it polls by how long the effect took for other jobs of the run. */
  waitAfter(call: JobCall, condition: (job: LiveJob | undefined) => boolean): Promise<LiveJob | undefined>;
  checkReport(): Promise<CheckReport>;
  /** Counts the passed prechecks of this run: 1 for the first job that calls it. */
  countPassedCheck(): number;
  /** Skips these steps in the next precheck. */
  skip(stepIds: readonly string[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** When waiting ends, milliseconds since the epoch. */
  readonly deadline: number;
}

export interface JobCallOptions {
  readonly memory: RunMemory;
  /** Milliseconds since the epoch after which waiting ends with an error. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly onObservation: (job: LiveJob | undefined) => void;
  /** Called when DTS has accepted the inputs as the job's configuration. */
  readonly onConfigured: () => void;
}

/** The calls that make a job read the source. None of them is made with an expired grant. */
const readsSource: ReadonlySet<JobCall> = new Set(["configure", "check", "start", "continue", "resume"]);

/** The calls of one job over the official API. Every observation goes through the watcher that all jobs share. */
export function jobCalls(
  account: CloudAccount,
  jobId: string,
  inputs: SyncJobInputs,
  options: JobCallOptions,
): JobCalls {
  const { memory, deadline, signal, onObservation, onConfigured } = options;
  const { shortestSteps } = memory.of(account);
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
      const keys = await assumeSourceRole(account, inputs.source, { memory, signal });
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
      const shortest = shortestSteps.get(call);
      const job = await account.jobs.waitUntil(jobId, condition, {
        deadline,
        signal,
        onObservation,
        isJustStarted: true,
        soonestMilliseconds: shortest,
        expectedMilliseconds: shortest ?? firstGuesses.get(call),
      });
      const duration = account.clock.now() - startedAt;
      shortestSteps.set(call, Math.min(duration, shortestSteps.get(call) ?? Infinity));
      return job;
    },
    make: async (call) => {
      const expired = readsSource.has(call) && expiredGrantProblem(inputs.source, account.clock.now());
      if (expired) throw new ProblemError(expired);
      await makers[call]();
    },
    checkReport,
    countPassedCheck: () => memory.of(account).count("passed precheck"),
    skip: async (stepIds) => {
      const skipped = { ...request, StepIds: [...stepIds] };
      await account.call("dts", "SkipSyncCheckItem", skipped, { ...once, effect: "idempotent" });
    },
    now: () => account.clock.now(),
    deadline,
  };
}

/** Half of the assumed duration of the steps on the way to Running, until a job of this run has shown it. Milliseconds. */
const firstGuesses: ReadonlyMap<JobCall, number> = new Map<JobCall, number>([
  ["check", 10_000],
  ["start", 2_500],
]);
