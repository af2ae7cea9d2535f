import type { DatabaseKind } from "./database-kinds";

export type Side = "source" | "target";

/** The database kind and region of one side of a job, fixed by the purchase. */
export interface JobSide {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
}
