import type { RequestOf } from "../../cloud/client";
import {
  databaseKinds,
  type DatabaseSelection,
  type JobObjects,
  type JobOptions,
  type RateLimit,
  type SyncJobInputs,
  type TableSelection,
  toBeijingTime,
} from "../../core/dts";
import type { TemporaryKeys } from "../../cloud/preflight";
import { ownershipTagKey } from "../../core/state";
import { toEndpoints, type SetIds } from "./endpoints-to-wire";
import { wireWords } from "./wire-words";

/** The request of CreateSyncJob: one job with our ownership tag. */
export function toPurchase(inputs: SyncJobInputs): RequestOf<"dts", "CreateSyncJob"> {
  const { source, target, billing } = inputs;
  const tags = { ...inputs.tags, [ownershipTagKey]: inputs.owner };
  return {
    PayMode: wireWords.billing[billing.mode],
    ...(billing.mode === "prePaid" ? { TimeSpan: billing.months } : {}),
    SrcDatabaseType: databaseKinds[source.databaseKind].wireType,
    SrcRegion: source.region,
    DstDatabaseType: databaseKinds[target.databaseKind].wireType,
    DstRegion: target.region,
    Specification: "Standard",
    InstanceClass: inputs.instanceClass,
    Count: 1,
    JobName: inputs.jobName,
    Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
  };
}

/**
 * The request of ConfigureSyncJob. The source role's keys exist only in this request. A start time that has passed, for
 * example after an interruption, means an immediate start.
 *
 * @param facts the sets of the sides that are clusters, and the time in milliseconds since the epoch.
 */
export function toConfiguration(
  jobId: string,
  inputs: SyncJobInputs,
  keys: TemporaryKeys,
  { setIds, now }: { readonly setIds: SetIds; readonly now: number },
): RequestOf<"dts", "ConfigureSyncJob"> {
  const { jobName, objects, options, startAt } = inputs;
  const startsAt = startAt === undefined ? now : Date.parse(startAt);
  return {
    JobId: jobId,
    JobName: jobName,
    JobMode: "fullMode",
    ...(startsAt > now
      ? { RunMode: "Timed", ExpectRunTime: toBeijingTime(startsAt) }
      : { RunMode: "Immediate" }),
    ...toEndpoints(inputs, keys, setIds),
    Objects: toObjects(objects),
    Options: { InitType: wireWords.initialization[options.initialization], ...toLiveOptions(options) },
  };
}

/** The request of ModifySyncJobConfig: objects and operations, which replace the existing ones. */
export function toLiveChange(
  jobId: string,
  { objects, options }: SyncJobInputs,
): RequestOf<"dts", "ModifySyncJobConfig"> {
  return {
    JobId: jobId,
    DynamicObjects: toObjects(objects),
    // Required here, but used only together with `PartialDDL`.
    DynamicOptions: { ...toLiveOptions(options), DdlOptions: [] },
  };
}

/** The request of ModifySyncRateLimit; an omitted limit stays as it is. */
export function toRateLimit(jobId: string, limit: RateLimit): RequestOf<"dts", "ModifySyncRateLimit"> {
  return {
    JobId: jobId,
    DumpThread: limit.dumpThreads,
    DumpRps: limit.dumpRows,
    LoadThread: limit.loadThreads,
    LoadRps: limit.loadRows,
    SinkerThread: limit.syncThreads,
  };
}

/** The options that can be changed while the job runs. */
function toLiveOptions({ conflict, existingTable, operations }: JobOptions) {
  return {
    ConflictHandleType: wireWords.conflict[conflict],
    DealOfExistSameTable: wireWords.existingTable[existingTable],
    OpTypes: operations.map((name) => wireWords.operation[name]),
  };
}

function toObjects({ databases }: JobObjects) {
  return { Mode: "Partial", Databases: databases.map(toDatabase) };
}

function toDatabase({ name, renameTo, tables = "all" }: DatabaseSelection) {
  const selection = { DbName: name, ...(renameTo ? { NewDbName: renameTo } : {}) };
  if (tables !== "all") {
    return { ...selection, DbMode: "Partial", TableMode: "Partial", Tables: tables.map(toTable) };
  }
  const all = "All";
  return { ...selection, DbMode: all, TableMode: all, ViewMode: all, FunctionMode: all, ProcedureMode: all };
}

function toTable({ name, renameTo, filter }: TableSelection) {
  return {
    TableName: name,
    ...(renameTo ? { NewTableName: renameTo } : {}),
    ...(filter ? { FilterCondition: filter } : {}),
  };
}
