import * as z from "zod";
import { operation, type Call, type Operation } from "../../service";
import { anyResource, jobFor, jobResources, regionOf, type DtsBackend } from "../backend";
import { isDatabaseKind, sourceDatabaseTypes, targetDatabaseTypes } from "../database-kinds";
import type { SyncJob } from "../job";
import type { JobSide } from "../job-side";
import { moveTrade } from "../lifecycle";
import { defaultRateLimit } from "../rate-limit";
import { refusals } from "../refusals";
import { regions } from "../../gateway/regions";
import { choice, integer, jobId, text } from "../schemas/scalars";

const purchaseAction = "finance:trade";
const instanceClasses = ["micro", "small", "medium", "large"] as const;
const onlyJobId = z.strictObject({ JobId: jobId });
/** A month of billing, in milliseconds. */
const month = 30 * 24 * 3_600_000;
/** An isolated job goes offline automatically after seven days. */
const isolationPeriod = 7 * 24 * 3_600_000;

const createRequest = z.strictObject({
  PayMode: z.enum(["PrePay", "PostPay"]),
  SrcDatabaseType: z.enum(sourceDatabaseTypes),
  SrcRegion: text,
  DstDatabaseType: z.enum(targetDatabaseTypes),
  DstRegion: text,
  Specification: z.optional(z.literal("Standard")),
  TimeSpan: z.optional(integer(1, 100)),
  Tags: z.optional(z.array(z.strictObject({ TagKey: text.min(1), TagValue: text }))),
  Count: z.optional(integer(1, 10)),
  AutoRenew: z.optional(integer(0, 1)),
  InstanceClass: choice(instanceClasses),
  JobName: z.optional(text),
  ExistedJobId: z.optional(text),
});
type CreateRequest = z.output<typeof createRequest>;

/** Purchase and billing of jobs. */
export function purchaseOperations(backend: DtsBackend): Record<string, Operation> {
  return {
    CreateSyncJob: operation({
      parameters: createRequest,
      resources: anyResource,
      handle: (call, request) => ({ JobIds: purchaseJobs(backend, call, request) }),
    }),

    IsolateSyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "isolate");
        moveTrade(backend, job, "isolate", () => goOfflineLater(backend, job));
        return {};
      },
    }),

    RecoverSyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "recover");
        moveTrade(backend, job, "recover", () => (job.offlineAt = undefined));
        return {};
      },
    }),

    DestroySyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        moveTrade(backend, jobFor(backend, call, JobId, "offline"), "offline");
        return {};
      },
    }),

    ResizeSyncJob: operation({
      parameters: z.strictObject({ JobId: jobId, NewInstanceClass: z.enum(instanceClasses) }),
      resources: jobResources,
      handle: (call, { JobId, NewInstanceClass }) => {
        const job = jobFor(backend, call, JobId, "resize");
        moveTrade(backend, job, "resize", () => (job.instanceClass = NewInstanceClass));
        return {};
      },
    }),
  };
}

function purchaseJobs(backend: DtsBackend, call: Call, request: CreateRequest): string[] {
  const { accountUin } = call.caller;
  const region = regionOf(call);
  const source = sideOf("Src", request.SrcDatabaseType, request.SrcRegion);
  const target = sideOf("Dst", request.DstDatabaseType, request.DstRegion);
  if (target.region !== region) throw refusals.invalid("DstRegion", `the request was sent to ${region}`);
  const model = request.ExistedJobId ? jobFor(backend, call, request.ExistedJobId, "view") : undefined;
  provePurchase(backend, call, region);
  if (backend.world.balanceOf(accountUin) <= 0) throw refusals.notEnoughMoney(accountUin);
  const count = request.Count ?? 1;
  if (unusedJobs(backend, accountUin) + count > backend.maxUnusedJobs) {
    throw refusals.tooManyUnusedJobs(backend.maxUnusedJobs);
  }
  return Array.from({ length: count }, () => {
    const job = newJob(backend, accountUin, { source, target, region }, request);
    if (model) job.configuration = model.configuration;
    backend.jobs.add(job);
    return job.id;
  });
}

/** A purchase needs a separate permission. Source: vendor help 571, access management. */
function provePurchase({ world }: DtsBackend, { caller }: Call, region: string): void {
  const everyTask = `qcs::dts:${region}:uin/${caller.accountUin}:task/*`;
  if (!world.authorize(caller, purchaseAction, everyTask))
    throw refusals.purchaseRefused(purchaseAction, everyTask);
}

/** Removes the isolated job later, unless it is recovered or destroyed before. */
function goOfflineLater({ world: { clock }, jobs }: DtsBackend, job: SyncJob): void {
  const offlineAt = clock.now() + isolationPeriod;
  job.offlineAt = offlineAt;
  jobs.schedule(job.id, "trade", () => clock.at(offlineAt, () => jobs.remove(job.id)));
}

function sideOf(prefix: "Src" | "Dst", databaseType: string, region: string): JobSide {
  if (!regions.has(region)) throw refusals.invalid(`${prefix}Region`, `${region} is not a region`);
  if (!isDatabaseKind(databaseType)) throw refusals.notEmulated(`databases of type ${databaseType}`);
  return { databaseKind: databaseType, region };
}

function unusedJobs({ jobs }: DtsBackend, accountUin: string): number {
  return jobs.list().filter((job) => job.accountUin === accountUin && job.status === "UnInitialized").length;
}

function newJob(
  { world }: DtsBackend,
  accountUin: string,
  place: { source: JobSide; target: JobSide; region: string },
  request: CreateRequest,
): SyncJob {
  const now = world.clock.now();
  const isPrePaid = request.PayMode === "PrePay";
  const id = world.makeId("sync-");
  return {
    id,
    accountUin,
    ...place,
    payMode: request.PayMode,
    autoRenew: isPrePaid ? (request.AutoRenew ?? 0) : 0,
    tags: request.Tags ?? [],
    createdAt: now,
    expiresAt: isPrePaid ? now + (request.TimeSpan ?? 1) * month : undefined,
    name: request.JobName || id,
    instanceClass: request.InstanceClass ?? "medium",
    status: "UnInitialized",
    tradeStatus: "Normal",
    skippedSteps: new Set(),
    rateLimit: defaultRateLimit,
    compareTasks: new Map(),
    differentRows: 0,
    usedActions: { source: new Set(), target: new Set() },
  };
}
