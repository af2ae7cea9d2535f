import matrix from "../../matrix/dts-emulator-actions.json";
import type { SyncJob } from "../../../emulator/dts";
import {
  purchaseJob,
  checkedJob,
  configuration,
  createCloud,
  durations,
  grantRole,
  type Cloud,
} from "./cloud";

type Request = (cloud: Cloud, jobId: string) => readonly [string, object];

/** The call that each word of `Actions` stands for. */
const requests: Record<keyof typeof matrix.refusals, Request> = {
  configure: (cloud, JobId) => ["ConfigureSyncJob", configuration(cloud, JobId)],
  check: (_cloud, JobId) => ["CreateCheckSyncJob", { JobId }],
  start: (_cloud, JobId) => ["StartSyncJob", { JobId }],
  pause: (_cloud, JobId) => ["PauseSyncJob", { JobId }],
  continue: (_cloud, JobId) => ["ContinueSyncJob", { JobId }],
  resume: (_cloud, JobId) => ["ResumeSyncJob", { JobId }],
  stop: (_cloud, JobId) => ["StopSyncJob", { JobId }],
  reset: (_cloud, JobId) => ["ResetSyncJob", { JobId }],
  limitRate: (_cloud, JobId) => ["ModifySyncRateLimit", { JobId, DumpThread: 4 }],
  resize: (_cloud, JobId) => ["ResizeSyncJob", { JobId, NewInstanceClass: "large" }],
  isolate: (_cloud, JobId) => ["IsolateSyncJob", { JobId }],
  configureOptObj: (_cloud, JobId) => [
    "ModifySyncJobConfig",
    { JobId, DynamicOptions: { OpTypes: ["Insert"], DdlOptions: [] } },
  ],
};
type ActionName = keyof typeof requests;
const actionNames = Object.keys(requests) as ActionName[];

function jobInStatus(cloud: Cloud, status: string): SyncJob {
  const jobId = status === "UnInitialized" ? purchaseJob(cloud) : checkedJob(cloud);
  const job = cloud.dts.jobs.get(jobId)!;
  job.status = status as SyncJob["status"];
  return job;
}

describe.each(matrix.statuses)("a job that is $status", ({ status, next, actions }) => {
  it("lists its allowed actions", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const { id } = jobInStatus(cloud, status);
    const { Actions } = cloud.job(id);
    expect(Actions).toEqual(actions);
  });

  it.each(actionNames)("answers %s", (action) => {
    const cloud = createCloud();
    grantRole(cloud);
    const job = jobInStatus(cloud, status);
    const expected = (next as Partial<Record<ActionName, string>>)[action];
    const code = cloud.codeOf(...requests[action](cloud, job.id));
    cloud.pass(durations.resize);
    expect({ code, status: job.status }).toEqual({
      code: expected ? "ok" : matrix.refusals[action],
      status: expected ?? status,
    });
  });
});
