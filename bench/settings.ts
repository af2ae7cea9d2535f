/** Settings of every benchmark. */
export interface BenchSettings {
  /** Measured runs of each kind, where a single one is too noisy. */
  readonly runs: number;
  /** Numbers of jobs; one measurement each. */
  readonly jobs: readonly number[];
  /** Virtual seconds per second for a number of jobs. */
  readonly speedFor: (jobs: number) => number;
}

/** Part of every result. */
export interface Measured {
  readonly isWithinLimit: boolean;
}
