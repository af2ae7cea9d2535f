import { setTimeout as timer } from "node:timers/promises";

/** Time as everything in this room sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when that is aborted. */
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
