import type { Durations } from "./durations";
import type { SyncJob } from "./job";
import { isIncremental } from "./run-stages";

const dataOperations = ["Insert", "Update", "Delete"] as const;

/** Why rows cannot be compared now, in the service's words; undefined when they can. */
export function whyNoCompare(job: SyncJob, now: number, durations: Durations): string | undefined {
  const operations = job.configuration?.Options?.OpTypes;
  const filtered = operations ? dataOperations.filter((operation) => !operations.includes(operation)) : [];
  if (filtered.length > 0) return `当前任务开启了DML过滤(${filtered.join(",")})。`;
  if (job.status !== "Running" || !isIncremental(job, now, durations)) return "当前任务未进入增量同步阶段。";
  return undefined;
}
