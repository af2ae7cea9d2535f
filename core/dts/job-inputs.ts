import type { Connection, HostInputs } from "../state";
import type { DatabaseKind } from "./database-kinds";
import type { DesiredState } from "./next-step";

/** Inputs of the resource as the provider receives them: plain values. The public documentation is at `SyncJobArgs`. */
export interface SyncJobInputs extends HostInputs {
  readonly connection: Connection;
  readonly jobName: string;
  readonly owner: string;
  readonly source: SourceEndpoint;
  readonly target: Endpoint;
  readonly objects: JobObjects;
  readonly options: JobOptions;
  readonly rateLimit?: RateLimit;
  readonly instanceClass: InstanceClass;
  readonly billing: Billing;
  readonly tags?: Readonly<Record<string, string>>;
  readonly desiredState: Exclude<DesiredState, "absent">;
  readonly whenStopped?: WhenStopped;
  /** ISO 8601 with its UTC offset. */
  readonly startAt?: string;
  readonly skipSteps?: readonly SkipStep[];
  readonly compare?: CompareSettings;
  readonly requireEqualBeforeStop?: boolean;
  readonly adopt?: string;
  readonly executor?: Executor;
  readonly timeouts?: Timeouts;
  readonly wave?: Wave;
}

/** Job status as of the last update or refresh; null where DTS reports nothing. */
export interface JobReport {
  /** Status as DTS reports it, such as `Running`. */
  readonly status: string;
  /** Billing state as DTS reports it, such as `Normal` or `Isolated`. */
  readonly tradeStatus: string;
  /** Current run step: `schema-init`, `dumper`, `loader` or `sinker`. */
  readonly phase?: string | null;
  /** Progress in percent, 0-100. */
  readonly progress?: number | null;
  /** Delay of the target behind the source, in seconds. */
  readonly lagSeconds?: number | null;
  /** Delay of the target behind the source, in megabytes. */
  readonly lagMegabytes?: number | null;
  /** The last error, with the service's solution. */
  readonly lastError?: string | null;
  /** Actions that DTS allows now, in its own words: `pause, stop`. */
  readonly allowedActions?: string | null;
  /** Result of the last row comparison, with the settings it was run with. */
  readonly compareResult?: CompareResult | null;
  /** Whether the job was configured with the current external ID of its grant: a started job keeps the previous one. */
  readonly usesCurrentExternalId?: boolean | null;
}

export interface SyncJobOutputs extends SyncJobInputs, JobReport {
  /** The external ID that the job was last configured with; absent if it was not recorded. A secret. */
  readonly configuredExternalId?: string;
}

/** The identity declared to run the job; its keys are those of the connection. */
export interface Executor {
  readonly as: "mainAccount" | "user" | "group";
  /** Any value that identifies the granted permission; unknown in preview until the permission is granted. */
  readonly permission?: string;
}

export interface Endpoint {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  readonly instanceId: string;
  readonly childInstance?: ChildInstance;
  readonly user: string;
  readonly password: string;
}

/** One instance inside a TDSQL-C cluster. */
export interface ChildInstance {
  readonly id: string;
  readonly type: "readOnly" | "readWrite";
}

/** An endpoint in another account, reached through a role of that account. */
export interface SourceEndpoint extends Endpoint {
  /** Main account that owns the source database and the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly externalId?: string;
  /** When the grant expires, ISO 8601. */
  readonly expires?: string;
}

export interface JobObjects {
  readonly databases: readonly DatabaseSelection[];
}

export interface DatabaseSelection {
  readonly name: string;
  readonly renameTo?: string;
  /** `all` (the default) includes views, functions and procedures; a list includes only its tables. */
  readonly tables?: "all" | readonly TableSelection[];
}

export interface TableSelection {
  readonly name: string;
  readonly renameTo?: string;
  /** A row condition, as after `WHERE`. */
  readonly filter?: string;
}

export interface JobOptions {
  readonly initialization: "full" | "data" | "structure" | "none";
  readonly conflict: "reportError" | "ignore" | "cover";
  readonly existingTable: "reportError" | "ignore";
  readonly operations: readonly ("insert" | "update" | "delete" | "ddl")[];
}

/** Limits of a job. An absent limit stays as the service has it. */
export interface RateLimit {
  /** 1-16 */
  readonly dumpThreads?: number;
  /** Rows per second, at most 50,000,000. */
  readonly dumpRows?: number;
  /** 1-16 */
  readonly loadThreads?: number;
  /** Rows per second, at most 50,000,000. */
  readonly loadRows?: number;
  /** 1-128 */
  readonly syncThreads?: number;
}

export type InstanceClass = "micro" | "small" | "medium" | "large";

export type Billing = { readonly mode: "postPaid" } | { readonly mode: "prePaid"; readonly months: number };

/** What happens when a stopped job must run again, which DTS cannot do. */
export type WhenStopped = "refuse" | "reset" | "replace";

/** A precheck step that may fail. */
export interface SkipStep {
  readonly step: string;
  readonly reason: string;
  /** Last day, `yyyy-mm-dd`. */
  readonly until: string;
}

/** Settings of a row comparison of source and target. A changed setting runs a new comparison. */
export interface CompareSettings {
  readonly method: "full" | "sample" | "rowCount";
  /** Percentage of rows, 1-100; for `sample`. */
  readonly sampleRate?: number;
  /** 1-8 */
  readonly threads?: number;
  /** Any text; a change runs the comparison again. */
  readonly run?: string;
}

export interface CompareResult {
  readonly taskId: string;
  readonly conclusion: "same" | "different" | "skipAll" | (string & {});
  readonly differentTables: number;
  readonly differentRows: number;
  /** The settings of the comparison, which show when a new one is due. */
  readonly settings: string;
}

/** How a job is started among many. It is not a property of the job: a change has no effect on an existing job. */
export interface Wave {
  /** Maximum number of the stack's jobs between purchase and Running. */
  readonly maxParallelJobs: number;
  readonly order: "smallestFirst" | "largestFirst";
  /** Percentage of finished jobs of a run that may fail; above it no more jobs are started. Default: no limit. */
  readonly stopAtFailureRate?: number;
  /** Amount of data to copy. Default: the volume of the source instance. */
  readonly sizeGigabytes?: number;
}

/** Timeouts in seconds. */
export interface Timeouts {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}
