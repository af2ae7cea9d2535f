import type { CompareTask } from "../compare-task";
import type { SyncJob } from "../job";
import { moment } from "../moment";
import type { CompareObjects } from "../schemas/compare";

/** Source: response example of DescribeSyncCompareTasks (tccli 3.1.189.1). */
export function toWireCompareTask(job: SyncJob, task: CompareTask) {
  const process = { Message: "", Status: "", StepAll: 0, StepNow: 0, Percent: 0, Steps: [] };
  const isOver = task.status === "success";
  const options = toWireOptions(task);
  return {
    CheckProcess: process,
    CompareProcess: { ...process, Percent: isOver ? 100 : 0, Message: isOver ? "done" : "" },
    CompareTaskId: task.id,
    Conclusion: conclusionOf(task),
    Config: toWireObjects(job, task),
    CreatedAt: moment(task.createdAt),
    FinishedAt: moment(task.finishedAt),
    JobId: job.id,
    Message: isOver ? "done" : "",
    Method: options.Method,
    Options: options,
    StartedAt: moment(task.startedAt),
    Status: task.status,
    TaskName: task.name,
  };
}

interface DifferenceFilter {
  readonly database?: string;
  readonly table?: string;
  readonly offset: number;
  readonly limit: number;
}

/** Source: response example of DescribeSyncCompareReport (tccli 3.1.189.1). All differing rows lie in the first table. */
export function toWireCompareReport(job: SyncJob, task: CompareTask, filter: DifferenceFilter) {
  const tables = task.result?.tables ?? [];
  const differentRows = task.result?.differentRows ?? 0;
  const differing = differentRows > 0 ? tables.slice(0, 1).map(toDifference) : [];
  const found = differing
    .filter(({ Db }) => !filter.database || Db === filter.database)
    .filter(({ Table }) => !filter.table || Table === filter.table);
  return {
    Abstract: {
      CheckedTables: tables.length,
      Conclusion: conclusionOf(task),
      DifferentRows: differentRows,
      DifferentTables: differing.length,
      DstSampleRows: 0,
      FinishedAt: moment(task.finishedAt),
      NearlyTableCount: 0,
      Objects: toWireObjects(job, task),
      Options: toWireOptions(task),
      SkippedTables: 0,
      SrcSampleRows: 0,
      StartedAt: moment(task.startedAt),
      Status: task.status,
      TotalTables: tables.length,
    },
    Detail: {
      Difference: {
        Items: found.slice(filter.offset, filter.offset + filter.limit),
        TotalCount: found.length,
      },
      Skipped: { Items: [], TotalCount: 0 },
    },
  };
}

function conclusionOf({ result }: CompareTask): string {
  if (!result) return "";
  if (result.tables.length === 0) return "skipAll";
  return result.differentRows > 0 ? "different" : "same";
}

function toDifference(name: string) {
  const [database = "", table = ""] = name.split(".");
  return {
    Chunk: 1,
    CostTime: 1,
    Db: database,
    DstItem: "",
    FinishedAt: "",
    IndexName: "PRIMARY",
    LowerBoundary: "",
    Schema: "",
    SrcItem: "",
    Table: table,
    UpperBoundary: "",
  };
}

function toWireOptions({ options }: CompareTask) {
  return {
    ...options,
    Method: options.Method ?? "dataCheck",
    SampleRate: options.SampleRate ?? 100,
    ThreadCount: options.ThreadCount ?? 1,
  };
}

/** The objects of a compare task; a task without its own returns those of the job. */
function toWireObjects({ configuration }: SyncJob, { objects }: CompareTask): CompareObjects {
  if (objects) return objects;
  return {
    ObjectMode: "partial",
    ObjectItems: configuration?.Objects.Databases.map(({ DbName, DbMode, TableMode, Tables }) => ({
      DbName,
      DbMode: DbMode === "All" ? ("all" as const) : ("partial" as const),
      TableMode: TableMode === "All" ? ("all" as const) : ("partial" as const),
      ViewMode: "none" as const,
      Tables: Tables?.map(({ TableName }) => ({ TableName, ColumnMode: "all" as const })),
    })),
  };
}
