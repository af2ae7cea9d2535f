import type { CompareTask } from "./compare-task";
import { endpointOf } from "./configuration";
import type { SyncJob } from "./job";
import { selectedTables } from "./precheck/selection";
import { instanceBehind } from "./source-access";
import type { DtsWorld } from "./world";

/** The source tables that a compare task covers: `database.table`. */
export function comparedTables(world: DtsWorld, job: SyncJob, task: CompareTask): string[] {
  const { configuration } = job;
  const endpoint = configuration && endpointOf(configuration, "source", job.source);
  const source = endpoint && instanceBehind(world, job, "source", endpoint);
  if (!source) return [];
  return selectedTables(configuration.Objects, source)
    .filter(({ database, table }) => takesIn(task, database, table))
    .map(({ database, table }) => `${database}.${table}`);
}

function takesIn({ objectMode, objects }: CompareTask, database: string, table: string): boolean {
  if (objectMode === "sameAsMigrate" || objects?.ObjectMode === "all") return true;
  const item = objects?.ObjectItems?.find(({ DbName }) => DbName === database);
  if (!item) return false;
  if (item.DbMode === "all" || item.TableMode === "all") return true;
  return item.Tables?.some(({ TableName }) => TableName === table) ?? false;
}
