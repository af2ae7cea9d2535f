/** Threads and rows per second of the three phases; 0 rows per second means no limit. */
export interface RateLimit {
  readonly dumpThread: number;
  readonly dumpRps: number;
  readonly loadThread: number;
  readonly loadRps: number;
  readonly sinkerThread: number;
}

/** Source: `RateLimitOption` in the response example of DescribeSyncJobs. */
export const defaultRateLimit: RateLimit = {
  dumpThread: 8,
  dumpRps: 0,
  loadThread: 8,
  loadRps: 0,
  sinkerThread: 32,
};
