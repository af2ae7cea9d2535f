import type { CompareObjects, CompareOptions, compareStatuses } from "./schemas/compare";

export type CompareStatus = (typeof compareStatuses)[number];
export type CompareAction = "start" | "stop" | "delete" | "modify";

/** A comparison of source and target rows. Moments are milliseconds of virtual time. */
export interface CompareTask {
  readonly id: string;
  readonly createdAt: number;
  name: string;
  objectMode: "sameAsMigrate" | "custom";
  objects?: CompareObjects;
  options: CompareOptions;
  status: CompareStatus;
  startedAt?: number;
  finishedAt?: number;
  result?: CompareResult;
}

export interface CompareResult {
  readonly differentRows: number;
  /** `database.table`, as in the source. */
  readonly tables: readonly string[];
}

/** What may be done with a compare task in each status. Source: comments of the official SDK (dts 2021-12-06). */
export const compareActions: Readonly<Record<CompareStatus, readonly CompareAction[]>> = {
  created: ["start", "modify"],
  readyRun: ["stop"],
  running: ["stop"],
  success: ["start", "modify", "delete"],
  stopping: [],
  failed: ["start", "modify", "delete"],
  canceled: ["start", "modify", "delete"],
};
