import type { Objects } from "../schemas/objects";
import type { DatabaseInstance } from "../world";

/** A table that is copied, under its name on either side. */
export interface SelectedTable {
  readonly database: string;
  readonly table: string;
  readonly targetDatabase: string;
  readonly targetTable: string;
}

/** The tables of the source that the objects of a job take in. */
export function selectedTables(objects: Objects, source: DatabaseInstance): SelectedTable[] {
  return objects.Databases.flatMap((selection) => {
    const named = new Map(
      selection.Tables?.map((table) => [table.TableName, table.NewTableName || table.TableName]),
    );
    const takesAll = selection.DbMode === "All" || selection.TableMode === "All";
    const tables = source.databases[selection.DbName] ?? [];
    return tables
      .filter((table) => takesAll || named.has(table))
      .map((table) => ({
        database: selection.DbName,
        table,
        targetDatabase: selection.NewDbName || selection.DbName,
        targetTable: named.get(table) ?? table,
      }));
  });
}

/** Databases and tables that the objects name and the source does not have. */
export function missingObjects(objects: Objects, source: DatabaseInstance): string[] {
  return objects.Databases.flatMap((selection) => {
    const tables = source.databases[selection.DbName];
    if (!tables) return [selection.DbName];
    return (selection.Tables ?? [])
      .filter(({ TableName }) => !tables.includes(TableName))
      .map(({ TableName }) => `${selection.DbName}.${TableName}`);
  });
}
