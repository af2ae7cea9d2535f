import * as z from "zod";
import { choice, integer, jobId, text } from "./scalars";

const partOrAll = choice(["all", "partial", "none"]);

const column = z.strictObject({ ColumnName: text.optional() });

const table = z.strictObject({
  TableName: text.min(1),
  ColumnMode: partOrAll,
  Columns: z.array(column).optional(),
  FilterCondition: text.optional(),
  FilterTimeZone: text.optional(),
});

const item = z.strictObject({
  DbName: text.min(1),
  DbMode: z.enum(["all", "partial"]),
  SchemaName: text.optional(),
  TableMode: partOrAll,
  Tables: z.array(table).optional(),
  ViewMode: partOrAll,
  Views: z.array(z.strictObject({ ViewName: text.optional() })).optional(),
});

/** What is compared. Unlike the objects of a job, its modes are written in small letters. */
export const compareObjects = z.strictObject({
  ObjectMode: z.enum(["all", "partial"]),
  ObjectItems: z.array(item).optional(),
  AdvancedObjects: z.array(text).optional(),
});
export type CompareObjects = z.output<typeof compareObjects>;

export const compareOptions = z.strictObject({
  Method: choice(["dataCheck", "sampleDataCheck", "rowsCount"]),
  /** Percent of the rows. */
  SampleRate: integer(0, 100).optional(),
  ThreadCount: integer(1, 8).optional(),
  Type: choice(["builtin", "independent"]),
  CompareMode: z
    .array(z.enum(["full", "increment", "advanceObject", "schema", "owner", "structureCheck"]))
    .optional(),
  ReCheckTime: integer(0, 100).optional(),
  /** Minutes. */
  ReCheckInterval: integer(0, 60).optional(),
});
export type CompareOptions = z.output<typeof compareOptions>;

/** Fields that creating and changing a compare task share. Source: the official SDK (dts 2021-12-06). */
export const compareTaskFields = {
  TaskName: text.optional(),
  ObjectMode: choice(["sameAsMigrate", "custom"]),
  Objects: compareObjects.optional(),
  Options: compareOptions.optional(),
};

export const compareTaskId = { JobId: jobId, CompareTaskId: text.min(1) };

export const compareStatuses = [
  "created",
  "readyRun",
  "running",
  "success",
  "stopping",
  "failed",
  "canceled",
] as const;
