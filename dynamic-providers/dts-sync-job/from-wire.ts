import { ownerOfJob, type ResponseOf, type SyncJobInfo } from "../../cloud/client";
import {
  type CheckRemark,
  type CheckReport,
  type DatabaseSelection,
  hasEnded,
  type InstanceClass,
  type JobObjects,
  type JobOptions,
  type ObservedJob,
  type RateLimit,
  type SyncJobInputs,
  type TableSelection,
} from "../../core/dts";
import { isSameValue, ownershipTagKey } from "../../core/state";
import { ownWord, wireWords } from "./wire-words";

/** A job as DescribeSyncJobs returns it. */
export type LiveJob = SyncJobInfo;

type WireDatabase = NonNullable<NonNullable<LiveJob["Objects"]>["Databases"]>[number];
type WireTable = NonNullable<WireDatabase["Tables"]>[number];

/** The part of a job's state that decides the next step. */
export function toObserved(job: LiveJob): ObservedJob {
  return {
    status: job.Status ?? "Unknown",
    tradeStatus: job.TradeStatus ?? "Normal",
    actions: job.Actions ?? null,
    billing: ownWord(wireWords.billing, job.PayMode) ?? "postPaid",
  };
}

/**
 * The inputs as the service reports them, so that a change outside Pulumi differs from the declaration. What the service
 * leaves empty, adds by itself or never returns (passwords, keys) counts as declared.
 */
export function toLiveInputs(declared: SyncJobInputs, job: LiveJob): SyncJobInputs {
  const marks = { owner: ownerOfJob(job) ?? declared.owner, tags: toTags(declared.tags, job) };
  // An ended job takes no other change, so everything else counts as declared.
  if (hasEnded(job.Status ?? "")) return { ...declared, ...marks };
  const objects = toObjects(job.Objects);
  return {
    ...declared,
    ...marks,
    objects: objects && !isSameObjects(objects, declared.objects) ? objects : declared.objects,
    options: toOptions(declared.options, job),
    rateLimit: declared.rateLimit && toRateLimit(declared.rateLimit, job),
    instanceClass: (job.InstanceClass as InstanceClass | undefined) || declared.instanceClass,
    source: withInstance(declared.source, wireSource(job)?.InstanceId),
    target: withInstance(declared.target, wireTarget(job)?.InstanceId),
  };
}

/** The source as the service reports it: every node of a cluster has the whole endpoint. */
export function wireSource({ SrcInfo, SrcInfos }: LiveJob): LiveJob["SrcInfo"] {
  return SrcInfo?.InstanceId ? SrcInfo : (SrcInfos?.Info?.[0] ?? SrcInfo);
}

/** The target as the service reports it. */
export function wireTarget({ DstInfo, DstInfos }: LiveJob): LiveJob["DstInfo"] {
  return DstInfo?.InstanceId ? DstInfo : (DstInfos?.Info?.[0] ?? DstInfo);
}

/** Whether two selections mean the same: the order of databases and tables has no meaning. */
export function isSameObjects(one: JobObjects, other: JobObjects): boolean {
  return isSameValue(inOrder(one), inOrder(other));
}

function inOrder({ databases }: JobObjects): DatabaseSelection[] {
  const sorted = <Item extends { name: string }>(items: readonly Item[]) =>
    [...items].sort((one, other) => one.name.localeCompare(other.name));
  return sorted(databases).map(({ tables = "all", ...database }) => ({
    ...database,
    tables: tables === "all" ? tables : sorted(tables),
  }));
}

function toObjects(objects: LiveJob["Objects"]): JobObjects | undefined {
  if (!objects?.Databases?.length) return undefined;
  return { databases: objects.Databases.map(toDatabase) };
}

function toDatabase({ DbName, NewDbName, DbMode, Tables }: WireDatabase): DatabaseSelection {
  return {
    name: DbName ?? "",
    ...renamed(DbName, NewDbName),
    ...(DbMode === "All" ? {} : { tables: (Tables ?? []).map(toTable) }),
  };
}

function toTable({ TableName, NewTableName, FilterCondition }: WireTable): TableSelection {
  return {
    name: TableName ?? "",
    ...renamed(TableName, NewTableName),
    ...(FilterCondition ? { filter: FilterCondition } : {}),
  };
}

/** The service may return the old name as the new one. */
function renamed(name: string | undefined, next: string | undefined): { renameTo?: string } {
  return next && next !== name ? { renameTo: next } : {};
}

function toOptions(declared: JobOptions, { Options }: LiveJob): JobOptions {
  const operations = (Options?.OpTypes ?? []).flatMap((word) => ownWord(wireWords.operation, word) ?? []);
  const isSameSet = isSameValue([...operations].sort(), [...declared.operations].sort());
  return {
    initialization: ownWord(wireWords.initialization, Options?.InitType) ?? declared.initialization,
    conflict: ownWord(wireWords.conflict, Options?.ConflictHandleType) ?? declared.conflict,
    existingTable: ownWord(wireWords.existingTable, Options?.DealOfExistSameTable) ?? declared.existingTable,
    operations: operations.length === 0 || isSameSet ? declared.operations : operations,
  };
}

/** Only the declared limits, because the service returns defaults for all others. */
function toRateLimit(declared: RateLimit, { Options }: LiveJob): RateLimit {
  const limit = Options?.RateLimitOption;
  const live: RateLimit = {
    dumpThreads: limit?.CurrentDumpThread,
    dumpRows: limit?.CurrentDumpRps,
    loadThreads: limit?.CurrentLoadThread,
    loadRows: limit?.CurrentLoadRps,
    syncThreads: limit?.CurrentSinkerThread,
  };
  const names = Object.keys(declared) as (keyof RateLimit)[];
  return Object.fromEntries(names.map((name) => [name, live[name] ?? declared[name]]));
}

function toTags(declared: SyncJobInputs["tags"], { Tags }: LiveJob): SyncJobInputs["tags"] {
  if (!Tags) return declared;
  const live = Tags.filter(({ TagKey }) => TagKey !== ownershipTagKey);
  if (live.length === 0 && !declared) return undefined;
  return Object.fromEntries(live.map(({ TagKey, TagValue }) => [TagKey ?? "", TagValue ?? ""]));
}

function withInstance<Side extends { instanceId: string }>(
  declared: Side,
  instanceId: string | undefined,
): Side {
  return instanceId && instanceId !== declared.instanceId ? { ...declared, instanceId } : declared;
}

export function toCheckReport(answer: ResponseOf<"dts", "DescribeCheckSyncJobResult">): CheckReport {
  return {
    status: answer.Status ?? "notStarted",
    steps: (answer.StepInfos ?? []).map((step) => ({
      stepId: step.StepId ?? "",
      name: step.StepName ?? "",
      status: step.Status ?? "",
      errors: (step.Errors ?? []).map(toRemark),
      warnings: (step.Warnings ?? []).map(toRemark),
    })),
  };
}

interface WireRemark {
  Message?: string;
  Solution?: string;
  HelpDoc?: string;
  SkipInfo?: string;
}

function toRemark({ Message, Solution, HelpDoc, SkipInfo }: WireRemark): CheckRemark {
  return {
    message: Message ?? "",
    solution: Solution || undefined,
    helpLink: HelpDoc || undefined,
    skipRisk: SkipInfo || undefined,
  };
}
