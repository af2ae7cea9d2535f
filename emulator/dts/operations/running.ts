import * as z from "zod";
import { operation, type Operation } from "../../service";
import type { Action } from "../actions";
import { jobFor, jobResources, type DtsBackend } from "../backend";
import { parseMoment } from "../moment";
import type { SyncJob } from "../job";
import { moveStatus } from "../lifecycle";
import { rateLimitFields } from "../schemas/options";
import { jobId } from "../schemas/scalars";

const onlyJobId = z.strictObject({ JobId: jobId });

/** Calls that do nothing but take the job to its next status. */
const statusCalls: Readonly<Record<string, Action>> = {
  PauseSyncJob: "pause",
  ContinueSyncJob: "continue",
  StopSyncJob: "stop",
  ResumeSyncJob: "resume",
  ResetSyncJob: "reset",
};

/** Starting, pausing, stopping and speed of a job. */
export function runningOperations(backend: DtsBackend): Record<string, Operation> {
  const statusOperations = Object.entries(statusCalls).map(([name, action]) => [
    name,
    operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        moveStatus(backend, jobFor(backend, call, JobId, action), action);
        return {};
      },
    }),
  ]);

  return {
    ...(Object.fromEntries(statusOperations) as Record<string, Operation>),

    StartSyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "start");
        moveStatus(backend, job, "start", { notBefore: expectedStart(job) });
        return {};
      },
    }),

    ModifySyncRateLimit: operation({
      parameters: z.strictObject({ JobId: jobId, ...rateLimitFields }),
      resources: jobResources,
      handle: (call, { JobId, DumpThread, DumpRps, LoadThread, LoadRps, SinkerThread }) => {
        const job = jobFor(backend, call, JobId, "limitRate");
        const { rateLimit } = job;
        job.rateLimit = {
          dumpThread: DumpThread || rateLimit.dumpThread,
          dumpRps: DumpRps || rateLimit.dumpRps,
          loadThread: LoadThread || rateLimit.loadThread,
          loadRps: LoadRps || rateLimit.loadRps,
          sinkerThread: SinkerThread || rateLimit.sinkerThread,
        };
        return {};
      },
    }),
  };
}

/** A timed job stays in ReadyRunning until its time has come. */
function expectedStart({ configuration }: SyncJob): number | undefined {
  if (configuration?.RunMode !== "Timed" || !configuration.ExpectRunTime) return undefined;
  return parseMoment(configuration.ExpectRunTime);
}
