import type { Service } from "../service";
import type { DtsBackend } from "./backend";
import { createOutOfBand, type OutOfBandChanges } from "./out-of-band";
import { defaultDurations, type Durations } from "./durations";
import { durationsOf } from "./durations-of";
import type { SyncJob } from "./job";
import { JobStore } from "./job-store";
import { changeOperations } from "./operations/change";
import { compareOperations } from "./operations/compare";
import { configureOperations } from "./operations/configure";
import { describeOperations } from "./operations/describe";
import { listInstancesOperations } from "./operations/list-instances";
import { precheckOperations } from "./operations/precheck";
import { purchaseOperations } from "./operations/purchase";
import { runningOperations } from "./operations/running";
import { toWireDetail } from "./to-wire/detail";
import type { DtsWorld } from "./world";

export type { SyncJob } from "./job";
export type { OutOfBandChanges } from "./out-of-band";
export { defaultDurations, type Durations } from "./durations";
export type { DtsWorld } from "./world";

export interface DtsOptions {
  /** Virtual milliseconds of asynchronous work, where they differ from the defaults. */
  readonly durations?: Partial<Durations>;
  /** Limit of purchased, unconfigured jobs per main account. Default 50 (the vendor's limit is not published). */
  readonly maxUnusedJobs?: number;
}

/** The emulated service with its jobs and their out-of-band changes. */
export interface DtsService extends Service {
  readonly jobs: Pick<JobStore, "get" | "list">;
  readonly outOfBand: OutOfBandChanges;
  /** `Detail` of a job as DescribeSyncJobs answers it now, in English. */
  detailOf(job: SyncJob): ReturnType<typeof toWireDetail>;
}

/** DTS 2021-12-06, the part that syncs: https://cloud.tencent.com/document/api/571/82108. */
export function createDtsService(
  world: DtsWorld,
  { durations, maxUnusedJobs = 50 }: DtsOptions = {},
): DtsService {
  const backend: DtsBackend = {
    world,
    jobs: new JobStore(),
    durations: { ...defaultDurations, ...durations },
    maxUnusedJobs,
  };
  return {
    name: "dts",
    version: "2021-12-06",
    codes: {
      invalidValue: "InvalidParameterValue.InvalidParameterValueError",
      notEmulated: "UnsupportedOperation.UnsupportedOperationError",
    },
    operations: {
      ...purchaseOperations(backend),
      ...configureOperations(backend),
      ...precheckOperations(backend),
      ...runningOperations(backend),
      ...changeOperations(backend),
      ...compareOperations(backend),
      ...describeOperations(backend),
      ...listInstancesOperations(backend),
    },
    jobs: backend.jobs,
    outOfBand: createOutOfBand(backend),
    detailOf: (job) => toWireDetail(job, world.clock.now(), durationsOf(backend, job), "en"),
  };
}
