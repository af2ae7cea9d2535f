import type { Caller } from "../service";
import { gatewayErrors } from "./errors";
import type { Route } from "./route";

/** Requests per second for operations without a published limit. */
const defaultLimit = 20;

/** Refuses a request that exceeds the limit of its account and action. */
export type RateLimiter = (caller: Caller, route: Route) => void;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** A bucket of one second's requests for each account and action, on real time: what it protects is a real client's pace. */
export function createRateLimiter(now: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return ({ accountUin }, { service, action, operation }) => {
    const limit = operation.requestsPerSecond ?? defaultLimit;
    const name = `${accountUin}/${service.name}:${action}`;
    const bucket = buckets.get(name) ?? { tokens: limit, filledAt: now() };
    buckets.set(name, bucket);

    bucket.tokens = Math.min(limit, bucket.tokens + ((now() - bucket.filledAt) / 1000) * limit);
    bucket.filledAt = now();
    if (bucket.tokens < 1) throw gatewayErrors.tooManyRequests(`${service.name}:${action}`, limit);
    bucket.tokens -= 1;
  };
}
