import type { CloudAccount } from "../../cloud/client";
import type { RunMemory } from "../../cloud/preflight";
import type { Connection } from "../../core/state";
import type { WaveLimiter } from "./wave-limiter";

/** Everything outside itself that a resource's logic may use. */
export interface ResourceContext {
  /** The account behind a connection, after the guard has confirmed that it owns the credentials. */
  account(connection: Connection): Promise<CloudAccount>;
  readonly progress: Progress;
  /** Shared by all resources of the process: limits how many of them are worked on at the same time. */
  readonly waves: WaveLimiter;
  /** Shared by all resources of the process: what this run has already asked, done and printed. */
  readonly memory: RunMemory;
  /** Aborted when the engine that started the process is gone. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether the engine still waits for the result; asked before every purchase. */
  isEngineAlive(): Promise<boolean>;
}

/** Output on a resource's row. */
export interface Progress {
  /** The current status; the next one replaces it. */
  status(text: string): void;
  /** A line that stays in the output. */
  info(text: string): void;
  warning(text: string): void;
}
