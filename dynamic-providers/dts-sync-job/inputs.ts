import type { Connection } from "../../client";
import type { DatabaseKind } from "../../dts/database-kinds";
import type { DesiredState } from "../../dts/next-step";
import type { HostInputs } from "../host/resource-logic";

/** What the resource is given, as the provider sees it: plain values. The public documentation stands at `SyncJobArgs`. */
export interface SyncJobInputs extends HostInputs {
  readonly connection: Connection;
  readonly jobName: string;
  readonly owner: string;
  readonly source: SourceEndpoint;
  readonly target: Endpoint;
  readonly objects: JobObjects;
  readonly options: JobOptions;
  readonly instanceClass: InstanceClass;
  readonly billing: Billing;
  readonly tags?: Readonly<Record<string, string>>;
  readonly desiredState: Exclude<DesiredState, "absent">;
  readonly timeouts?: Timeouts;
}

export interface SyncJobOutputs extends SyncJobInputs {
  /** As DTS reports it. */
  readonly status: string;
  readonly tradeStatus: string;
}

export interface Endpoint {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  readonly instanceId: string;
  readonly user: string;
  readonly password: string;
}

/** The source stands in another account, reached through a role of that account. */
export interface SourceEndpoint extends Endpoint {
  /** Main account that owns the source database and the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly externalId?: string;
}

export interface JobObjects {
  readonly databases: readonly DatabaseSelection[];
}

export interface DatabaseSelection {
  readonly name: string;
  readonly renameTo?: string;
  /** `all` (the default) takes views, functions and procedures along; a list takes its tables only. */
  readonly tables?: "all" | readonly TableSelection[];
}

export interface TableSelection {
  readonly name: string;
  readonly renameTo?: string;
  /** A WHERE condition on the rows. */
  readonly filter?: string;
}

export interface JobOptions {
  readonly initialization: "full" | "data" | "structure" | "none";
  readonly conflict: "reportError" | "ignore" | "cover";
  readonly existingTable: "reportError" | "ignore";
  readonly operations: readonly ("insert" | "update" | "delete" | "ddl")[];
}

export type InstanceClass = "micro" | "small" | "medium" | "large";

export type Billing = { readonly mode: "postPaid" } | { readonly mode: "prePaid"; readonly months: number };

/** Seconds. */
export interface Timeouts {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}
