import type { Connection, HostInputs } from "../state";
import type { DatabaseKind } from "./database-kinds";
import type { DesiredState } from "./next-step";

/** What the resource is given, as the provider sees it: plain values. The public documentation stands at `SyncJobArgs`. */
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
  /** ISO 8601 with its offset. */
  readonly startAt?: string;
  readonly skipSteps?: readonly SkipStep[];
  readonly compare?: CompareSettings;
  readonly requireEqualBeforeStop?: boolean;
  readonly adopt?: string;
  readonly executor?: Executor;
  readonly timeouts?: Timeouts;
  readonly wave?: Wave;
}

/** How a job fares, as it was at the last update or refresh; null where DTS tells nothing. */
export interface JobReport {
  /** As DTS reports it, such as `Running`. */
  readonly status: string;
  /** Billing state as DTS reports it, such as `Normal` or `Isolated`. */
  readonly tradeStatus: string;
  /** The run step that the job is in: `schema-init`, `dumper`, `loader` or `sinker`. */
  readonly phase?: string | null;
  /** Percent, 0-100. */
  readonly progress?: number | null;
  /** How far the target is behind the source, in seconds. */
  readonly lagSeconds?: number | null;
  /** The same in megabytes. */
  readonly lagMegabytes?: number | null;
  /** What went wrong last, with the service's solution. */
  readonly lastError?: string | null;
  /** What DTS allows to be done now, in its own words: `pause, stop`. */
  readonly allowedActions?: string | null;
  /** How the last comparison of the rows ended, and with which settings it was made. */
  readonly compareResult?: CompareResult | null;
  /** Whether the job was configured with the external ID that its grant hands out now: a started job keeps the old one. */
  readonly usesCurrentExternalId?: boolean | null;
}

export interface SyncJobOutputs extends SyncJobInputs, JobReport {
  /** The external ID that the job was last configured with; absent where nobody noted it. A secret. */
  readonly configuredExternalId?: string;
}

/** Who is declared to run the job; its keys are the connection's. */
export interface Executor {
  readonly as: "mainAccount" | "user" | "group";
  /** Whatever identifies the permission that it was given; unknown in preview until it has been given. */
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

/** The source stands in another account, reached through a role of that account. */
export interface SourceEndpoint extends Endpoint {
  /** Main account that owns the source database and the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly externalId?: string;
  /** When the grant ends, ISO 8601. */
  readonly expires?: string;
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

/** An absent limit leaves the service's own as it is. */
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

/** What happens when a stopped job is to run again: DTS cannot start it. */
export type WhenStopped = "refuse" | "reset" | "replace";

/** A step of the precheck that may fail. */
export interface SkipStep {
  readonly step: string;
  readonly reason: string;
  /** Last day, `yyyy-mm-dd`. */
  readonly until: string;
}

/** A comparison of the rows of source and target. Another setting makes another comparison. */
export interface CompareSettings {
  readonly method: "full" | "sample" | "rowCount";
  /** Percent of the rows, 1-100; for `sample`. */
  readonly sampleRate?: number;
  /** 1-8 */
  readonly threads?: number;
  /** Any text: another one compares again. */
  readonly run?: string;
}

export interface CompareResult {
  readonly taskId: string;
  readonly conclusion: "same" | "different" | "skipAll" | (string & {});
  readonly differentTables: number;
  readonly differentRows: number;
  /** The settings that it was made with, to know when another one is due. */
  readonly settings: string;
}

/** How a job is begun among many. It says nothing about the job itself: a change of it changes nothing. */
export interface Wave {
  /** The most jobs of the stack between purchase and Running. */
  readonly maxParallelJobs: number;
  readonly order: "smallestFirst" | "largestFirst";
  /** Percent of the ended jobs of a run that may have failed; above it no more are begun. Default: all. */
  readonly stopAtFailureRate?: number;
  /** Default: the volume of the source instance. */
  readonly sizeGigabytes?: number;
}

/** Seconds. */
export interface Timeouts {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}
