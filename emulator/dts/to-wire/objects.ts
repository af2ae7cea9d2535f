import type { Objects, SelectedDatabase } from "../schemas/objects";

/** The objects of a job as DTS returns them: omitted modes are empty texts, omitted lists stay absent. */
export function toWireObjects(objects: Objects | undefined) {
  return {
    Mode: objects ? "Partial" : "",
    Databases: objects?.Databases.map(toWireDatabase) ?? null,
    ...(objects?.AdvancedObjects ? { AdvancedObjects: objects.AdvancedObjects } : {}),
    OnlineDDL: { Status: objects?.OnlineDDL?.Status ?? "" },
  };
}

function toWireDatabase(database: SelectedDatabase) {
  const { Tables, Views, Functions, Procedures } = database;
  return {
    DbMode: database.DbMode ?? "",
    DbName: database.DbName,
    EventMode: database.EventMode ?? "",
    FunctionMode: database.FunctionMode ?? "",
    NewDbName: database.NewDbName ?? "",
    NewSchemaName: database.NewSchemaName ?? "",
    ProcedureMode: database.ProcedureMode ?? "",
    SchemaName: database.SchemaName ?? "",
    TableMode: database.TableMode ?? "",
    TriggerMode: database.TriggerMode ?? "",
    ViewMode: database.ViewMode ?? "",
    ...(Tables ? { Tables: Tables.map(toWireTable) } : {}),
    ...(Views ? { Views } : {}),
    ...(Functions ? { Functions } : {}),
    ...(Procedures ? { Procedures } : {}),
  };
}

function toWireTable(table: NonNullable<SelectedDatabase["Tables"]>[number]) {
  return {
    TableName: table.TableName,
    NewTableName: table.NewTableName ?? "",
    FilterCondition: table.FilterCondition ?? "",
    ColumnMode: table.ColumnMode ?? "",
    Columns: table.Columns ?? null,
    TmpTables: table.TmpTables ?? null,
    TableEditMode: table.TableEditMode ?? "",
  };
}
