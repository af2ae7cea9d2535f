import type { CloudAccount } from "../../cloud/client";
import type { Connection } from "../../core/state";
import type { Gate } from "./gate";

/** What a resource's logic may use of the world. */
export interface ResourceContext {
  /** The account behind a connection, after the guard has confirmed that the credentials belong to it. */
  account(connection: Connection): Promise<CloudAccount>;
  readonly progress: Progress;
  /** Shared by all resources of the process: limits how many of them are at work. */
  readonly gate: Gate;
  /** Aborted when the engine that asked for the work is gone. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether somebody still waits for the answer: asked before anything is bought. */
  isEngineAlive(): Promise<boolean>;
}

/** Lines for the person who watches. */
export interface Progress {
  /** What is going on right now; replaced by the next one. */
  status(text: string): void;
  /** A line that stays in the output. */
  info(text: string): void;
  warning(text: string): void;
}
