import type { TemporaryKeys } from "./credentials";

/** Keys that end. They live in the memory of this process only. */
export interface Session {
  readonly keys: TemporaryKeys;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
