import { setTimeout as timer } from "node:timers/promises";

/** The time for everything in this room; tests replace it, so that they need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after the given milliseconds; rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    signal?.throwIfAborted();
    try {
      await timer(milliseconds, undefined, { signal });
    } catch (error) {
      throw signal?.reason ?? error;
    }
  },
};
