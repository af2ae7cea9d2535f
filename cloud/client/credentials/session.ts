import type { TemporaryKeys } from "./credentials";

/** Keys that expire. They exist only in the memory of this process. */
export interface Session {
  readonly keys: TemporaryKeys;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
