import type { ChildInstanceType, DatabaseKind, Pair } from "../../core/dts";
import type { RunMemory } from "./run-memory";
import type { SourceRole } from "./source-role";

/** What the preflight checks. What preview cannot know yet is absent, and its checks stay unknown. */
export interface PreflightInputs {
  readonly source: EndpointInputs & {
    /** The source account's role; absent while it is not known. */
    readonly role?: SourceRole;
  };
  readonly target: EndpointInputs;
  readonly conflict?: Pair["conflict"];
  /** Who is declared to run the job; absent where nothing is declared. */
  readonly executor?: Executor;
}

export interface EndpointInputs {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  /** Absent while it is not known. */
  readonly instanceId?: string;
  /** One instance inside the cluster `instanceId`. */
  readonly childInstance?: { readonly id: string; readonly type: ChildInstanceType };
}

export interface Executor {
  readonly as: "mainAccount" | "user" | "group";
  /** Whether this run has yet to grant its permission, so that a refusal proves nothing. Default: false. */
  readonly isPermissionPending?: boolean;
}

export interface PreflightOptions {
  readonly signal?: AbortSignal;
  /** How long a refusal that a fresh grant may explain is retried; milliseconds. Default: 0. */
  readonly grantPatience?: number;
  /** What the run knows already. Default: nothing, and the answers are not shared with later calls. */
  readonly memory?: RunMemory;
}

/** The options of one examination, in which all checks share a memory. */
export type ExaminationOptions = PreflightOptions & Required<Pick<PreflightOptions, "memory">>;
