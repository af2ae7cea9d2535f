/** What every benchmark is told. */
export interface BenchSettings {
  /** Measured runs of each kind, where a single one is too noisy. */
  readonly runs: number;
  /** How many jobs; one measurement for each number. */
  readonly jobs: readonly number[];
  /** Virtual seconds per second, for so many jobs. */
  readonly speedFor: (jobs: number) => number;
}

/** What every benchmark reports, beside its own figures. */
export interface Measured {
  readonly isWithinLimit: boolean;
}
