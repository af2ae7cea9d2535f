import * as z from "zod";
import { choice, notEmulated, text } from "./scalars";

const mode = choice(["All", "Partial"]);

const column = z.strictObject({ ColumnName: z.optional(text), NewColumnName: z.optional(text) });

const table = z.strictObject({
  TableName: text.min(1),
  NewTableName: z.optional(text),
  FilterCondition: z.optional(text),
  ColumnMode: mode,
  Columns: z.optional(z.array(column)),
  TmpTables: z.optional(z.array(text)),
  TableEditMode: choice(["rename", "pt"]),
});

const view = z.strictObject({ ViewName: text.min(1), NewViewName: z.optional(text) });

const database = z.strictObject({
  DbName: text.min(1),
  NewDbName: z.optional(text),
  DbMode: mode,
  SchemaName: z.optional(text),
  NewSchemaName: z.optional(text),
  SchemaMode: mode,
  TableMode: mode,
  Tables: z.optional(z.array(table)),
  ViewMode: mode,
  Views: z.optional(z.array(view)),
  FunctionMode: mode,
  Functions: z.optional(z.array(text)),
  ProcedureMode: mode,
  Procedures: z.optional(z.array(text)),
  TriggerMode: mode,
  Triggers: z.optional(z.array(text)),
  EventMode: mode,
  Events: z.optional(z.array(text)),
});
export type SelectedDatabase = z.output<typeof database>;

/** What a job copies. Only `Partial` is documented. Source: `Objects` of the official SDK (dts 2021-12-06). */
export const objects = z.strictObject({
  Mode: z.literal("Partial").optional(),
  Databases: z.array(database).min(1),
  AdvancedObjects: z.optional(z.array(z.enum(["function", "procedure"]))),
  OnlineDDL: z.optional(z.strictObject({ Status: z.optional(text) })),
  DatabasesOpFilter: notEmulated("DatabasesOpFilter"),
});
export type Objects = z.output<typeof objects>;
