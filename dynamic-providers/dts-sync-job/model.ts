import type { RequestOf, ResponseOf, SyncJobInfo } from "../../client";
import { databaseKinds } from "../../dts/database-kinds";
import type { ObservedJob } from "../../dts/next-step";
import type { CheckRemark, CheckReport } from "../../dts/precheck";
import type { TemporaryKeys } from "../../preflight";
import { ownershipTagKey } from "../host/ownership";
import type {
  DatabaseSelection,
  Endpoint,
  JobOptions,
  SourceEndpoint,
  SyncJobInputs,
  TableSelection,
} from "./inputs";

/** A job as DescribeSyncJobs gives it. */
export type LiveJob = SyncJobInfo;

/** The wire's word for each of ours, both ways. */
const words = {
  initialization: { full: "Full", data: "Data", structure: "Structure", none: "None" },
  conflict: { reportError: "ReportError", ignore: "Ignore", cover: "Cover" },
  existingTable: { reportError: "ReportErrorAfterCheck", ignore: "ExecuteAfterIgnore" },
  operation: { insert: "Insert", update: "Update", delete: "Delete", ddl: "DDL" },
  billing: { postPaid: "PostPay", prePaid: "PrePay" },
} as const;

/** What CreateSyncJob is asked: one job, marked as ours. */
export function toPurchase(inputs: SyncJobInputs): RequestOf<"dts", "CreateSyncJob"> {
  const { source, target, billing } = inputs;
  return {
    PayMode: words.billing[billing.mode],
    ...(billing.mode === "prePaid" ? { TimeSpan: billing.months } : {}),
    SrcDatabaseType: databaseKinds[source.databaseKind].wireType,
    SrcRegion: source.region,
    DstDatabaseType: databaseKinds[target.databaseKind].wireType,
    DstRegion: target.region,
    Specification: "Standard",
    InstanceClass: inputs.instanceClass,
    Count: 1,
    JobName: inputs.jobName,
    Tags: toTags({ ...inputs.tags, [ownershipTagKey]: inputs.owner }),
  };
}

/** What ConfigureSyncJob is asked. The keys are the source role's and live only in this request. */
export function toConfiguration(
  jobId: string,
  inputs: SyncJobInputs,
  keys: TemporaryKeys,
): RequestOf<"dts", "ConfigureSyncJob"> {
  return {
    JobId: jobId,
    JobName: inputs.jobName,
    JobMode: "fullMode",
    RunMode: "Immediate",
    SrcAccessType: "cdb",
    DstAccessType: "cdb",
    SrcNodeType: "single",
    DstNodeType: "single",
    SrcInfo: { ...toEndpoint(inputs.source), ...toCrossAccount(inputs.source, keys) },
    DstInfo: toEndpoint(inputs.target),
    Objects: { Mode: "Partial", Databases: inputs.objects.databases.map(toDatabase) },
    Options: toOptions(inputs.options),
  };
}

function toEndpoint({ region, instanceId, user, password }: Endpoint) {
  return { Region: region, InstanceId: instanceId, User: user, Password: password };
}

/** All seven fields always: whether DTS can do without the keys is not documented (`AccountMode` "other" of the API). */
function toCrossAccount({ accountUin, roleName, externalId }: SourceEndpoint, keys: TemporaryKeys) {
  return {
    AccountMode: "other",
    Account: accountUin,
    AccountRole: roleName,
    RoleExternalId: externalId ?? "",
    TmpSecretId: keys.secretId,
    TmpSecretKey: keys.secretKey,
    TmpToken: keys.token,
  };
}

function toDatabase({ name, renameTo, tables = "all" }: DatabaseSelection) {
  const selection = { DbName: name, ...(renameTo ? { NewDbName: renameTo } : {}) };
  if (tables !== "all")
    return { ...selection, DbMode: "Partial", TableMode: "Partial", Tables: tables.map(toTable) };
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

function toOptions({ initialization, conflict, existingTable, operations }: JobOptions) {
  return {
    InitType: words.initialization[initialization],
    ConflictHandleType: words.conflict[conflict],
    DealOfExistSameTable: words.existingTable[existingTable],
    OpTypes: operations.map((name) => words.operation[name]),
  };
}

/** The part of a job's state that decides what to do next. */
export function toObserved(job: LiveJob): ObservedJob {
  return {
    status: job.Status ?? "Unknown",
    tradeStatus: job.TradeStatus ?? "Normal",
    actions: job.Actions ?? null,
    billing: job.PayMode === words.billing.prePaid ? "prePaid" : "postPaid",
  };
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

function toTags(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}
