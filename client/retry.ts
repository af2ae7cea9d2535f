import type { IBackoff } from "cockatiel";
import { isTransient, type ApiError } from "./api-error";
import type { Clock } from "./clock";

/**
 * What making a call twice would do:
 * - `read`: nothing;
 * - `idempotent`: the same as once;
 * - `once`: something else, such as a second purchase, so it is never made again after a failure that may have taken
 *   effect.
 */
export type CallEffect = "read" | "idempotent" | "once";

export interface RetryOptions {
  readonly effect: CallEffect;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch after which nothing is tried again. Default: the budget of the failure alone. */
  readonly deadline?: number;
}

/** How long and how often a kind of failure is tried again; milliseconds. */
interface Budget {
  readonly attempts: number;
  readonly milliseconds: number;
  readonly initialDelay: number;
  readonly maxDelay: number;
}

/** Throttling is other people's load: it is waited out. A fault that stays for seconds is told instead. */
const budgets: Readonly<Record<"throttled" | "fault", Budget>> = {
  throttled: { attempts: Infinity, milliseconds: 300_000, initialDelay: 500, maxDelay: 10_000 },
  fault: { attempts: 5, milliseconds: 60_000, initialDelay: 250, maxDelay: 4_000 },
};

/**
 * Makes an attempt again after failures that pass, with growing and jittered pauses, within the budget of the kind of
 * failure, the deadline and the signal.
 */
export async function withRetry<Answer>(
  attempt: () => Promise<Answer>,
  options: RetryOptions,
): Promise<Answer> {
  const { clock, signal, deadline = Infinity } = options;
  const startedAt = clock.now();
  const failures: Partial<Record<keyof typeof budgets, { count: number; backoff: IBackoff<unknown> }>> = {};

  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayTryAgain(error, options.effect)) throw error;
      const kind = error.kind === "throttled" ? "throttled" : "fault";
      const budget = budgets[kind];
      const before = failures[kind];
      const { count, backoff } = (failures[kind] = {
        count: (before?.count ?? 0) + 1,
        backoff: before?.backoff.next(undefined) ?? firstBackoff(budget),
      });
      const next = clock.now() + backoff.duration;
      const isSpent = count >= budget.attempts || next > startedAt + budget.milliseconds;
      if (isSpent || next > deadline) throw error;
      await clock.sleep(backoff.duration, signal);
    }
  }
}

function mayTryAgain(error: unknown, effect: CallEffect): error is ApiError {
  return isTransient(error) && (effect !== "once" || !error.mayHaveTakenEffect);
}

/** Most runs never need it, so the library is loaded at the first failure. */
function firstBackoff({ initialDelay, maxDelay }: Budget): IBackoff<unknown> {
  const { ExponentialBackoff } = require("cockatiel") as typeof import("cockatiel");
  return new ExponentialBackoff({ initialDelay, maxDelay }).next();
}
