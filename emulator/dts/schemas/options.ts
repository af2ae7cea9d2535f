import * as z from "zod";
import { choice, integer, notEmulated, text } from "./scalars";

const maxRowsPerSecond = 50_000_000;
const threads = z.optional(integer(0, 16));
const rowsPerSecond = z.optional(integer(0, maxRowsPerSecond));
const sinkerThreads = z.optional(integer(0, 128));

const dataOperations = ["Insert", "Update", "Delete"] as const;

/** At least one of Insert, Update and Delete. */
export const operationTypes = z
  .array(z.enum([...dataOperations, "DDL", "PartialDDL"]))
  .refine((types) => dataOperations.some((type) => types.includes(type)), {
    message: "needs at least one of Insert, Update and Delete",
  });

export const ddlOption = z.strictObject({
  DdlObject: z.enum(["Database", "Table", "View", "Index"]),
  DdlValue: z.optional(z.array(z.enum(["Create", "Drop", "Alter", "Truncate", "Rename"]))),
});

export const conflictHandleOption = z.strictObject({
  ConditionColumn: z.optional(text),
  ConditionOperator: choice([">"]),
  ConditionOrderInSrcAndDst: choice([">", "<", "="]),
});

const rateLimitOption = z.strictObject({
  CurrentDumpThread: threads,
  DefaultDumpThread: threads,
  CurrentDumpRps: rowsPerSecond,
  DefaultDumpRps: rowsPerSecond,
  CurrentLoadThread: threads,
  DefaultLoadThread: threads,
  CurrentLoadRps: rowsPerSecond,
  DefaultLoadRps: rowsPerSecond,
  CurrentSinkerThread: sinkerThreads,
  DefaultSinkerThread: sinkerThreads,
  HasUserSetRateLimit: choice(["yes", "no"]),
});

export const existingTable = choice(["ReportErrorAfterCheck", "ExecuteAfterIgnore"]);
export const conflictHandling = choice(["ReportError", "Ignore", "Cover", "ConditionCover"]);

/** Minutes; 0, or 5 to 720. */
export const autoRetryMinutes = integer(0, 720).refine((minutes) => minutes === 0 || minutes >= 5, {
  message: "is 0 or between 5 and 720",
});

/** How a job copies. Source: `Options` of the official SDK (dts 2021-12-06). */
export const options = z.strictObject({
  InitType: choice(["Full", "Data", "Structure", "None"]),
  DealOfExistSameTable: existingTable,
  ConflictHandleType: conflictHandling,
  AddAdditionalColumn: z.optional(z.boolean()),
  OpTypes: z.optional(operationTypes),
  ConflictHandleOption: z.optional(conflictHandleOption),
  DdlOptions: z.optional(z.array(ddlOption)),
  RateLimitOption: z.optional(rateLimitOption),
  AutoRetryTimeRangeMinutes: z.optional(autoRetryMinutes),
  StartPosition: z.optional(text),
  FilterBeginCommit: z.optional(z.boolean()),
  FilterCheckpoint: z.optional(z.boolean()),
  KafkaOption: notEmulated("KafkaOption"),
  SkipDdlOnError: notEmulated("SkipDdlOnError"),
});
export type Options = z.output<typeof options>;

/** Of ModifySyncRateLimit; 0 keeps the value. */
export const rateLimitFields = {
  DumpThread: threads,
  DumpRps: rowsPerSecond,
  LoadThread: threads,
  LoadRps: rowsPerSecond,
  SinkerThread: sinkerThreads,
};
