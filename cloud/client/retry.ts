import type { IBackoff } from "cockatiel";
import { ApiError } from "./api-error";
import type { Clock } from "./clock";
import { freshGrantCodes } from "./error-codes";
import { matchesAny } from "./patterns";

/**
 * What making a call twice would do:
 * - `read`: nothing;
 * - `idempotent`: the same as once;
 * - `once`: something else, such as a second purchase, so it is never retried after a failure that may have taken
 *   effect.
 */
export type CallEffect = "read" | "idempotent" | "once";

export interface RetryOptions {
  readonly effect: CallEffect;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch after which nothing is retried. Default: the budget of the failure alone. */
  readonly deadline?: number;
  /** How long a refusal that a fresh grant may explain is retried; milliseconds. Default: 0, not at all. */
  readonly grantPatience?: number;
}

/** How long and how often a kind of failure is retried; milliseconds. */
interface Budget {
  readonly attempts: number;
  readonly milliseconds: number;
  readonly initialDelay: number;
  readonly maxDelay: number;
}

type FailureKind = "throttled" | "fault" | "ungranted";

/** Throttling comes from other load on the account and passes. A fault that lasts for seconds is reported. */
const budgets: Readonly<Record<FailureKind, Budget>> = {
  throttled: { attempts: Infinity, milliseconds: 300_000, initialDelay: 500, maxDelay: 10_000 },
  fault: { attempts: 5, milliseconds: 60_000, initialDelay: 250, maxDelay: 4_000 },
  ungranted: { attempts: Infinity, milliseconds: Infinity, initialDelay: 1_000, maxDelay: 5_000 },
};

/** The failures of one kind so far. Time in the limiter's queue before the first failure does not count. */
interface Failures {
  readonly since: number;
  readonly count: number;
  readonly backoff: IBackoff<unknown>;
}

/**
 * Retries an attempt after failures that pass, with growing and jittered pauses, within the budget of the kind of
 * failure, the deadline and the signal.
 */
export async function withRetry<Answer>(
  attempt: () => Promise<Answer>,
  options: RetryOptions,
): Promise<Answer> {
  const { clock, signal, deadline = Infinity, grantPatience = 0 } = options;
  const failures: Partial<Record<FailureKind, Failures>> = {};

  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const kind = kindOf(error, options);
      if (!kind) throw error;
      const budget = budgets[kind];
      const before = failures[kind];
      const { since, count, backoff } = (failures[kind] = {
        since: before?.since ?? clock.now(),
        count: (before?.count ?? 0) + 1,
        backoff: before?.backoff.next(undefined) ?? firstBackoff(budget),
      });
      const next = clock.now() + backoff.duration;
      const patience = kind === "ungranted" ? grantPatience : budget.milliseconds;
      if (count >= budget.attempts || next > Math.min(since + patience, deadline)) throw error;
      await clock.sleep(backoff.duration, signal);
    }
  }
}

/** The kind of a failure; undefined when the call must not be retried. */
function kindOf(error: unknown, { effect }: RetryOptions): FailureKind | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.kind === "throttled") return "throttled";
  if (error.isTransient) return effect === "once" && error.mayHaveTakenEffect ? undefined : "fault";
  return matchesAny(error.code, freshGrantCodes) ? "ungranted" : undefined;
}

/** Loads the library at the first failure, because most runs never need it. */
function firstBackoff({ initialDelay, maxDelay }: Budget): IBackoff<unknown> {
  const { ExponentialBackoff } = require("cockatiel") as typeof import("cockatiel");
  return new ExponentialBackoff({ initialDelay, maxDelay }).next();
}
