/** How long the asynchronous work of DTS takes, in virtual milliseconds. The values are estimates, none is published. */
export const defaultDurations = {
  configure: 2_000,
  /** All steps together. */
  precheck: 20_000,
  start: 5_000,
  /** Structure, export and import. */
  fullLoad: 60_000,
  /** From the end of the full load, or from the end of a pause, until the target has caught up. */
  catchUp: 30_000,
  pause: 3_000,
  continue: 3_000,
  resume: 5_000,
  stop: 5_000,
  reset: 5_000,
  isolate: 5_000,
  recover: 5_000,
  destroy: 5_000,
  /** Published: 3 to 5 minutes. */
  resize: 240_000,
  modifyCheck: 10_000,
  modifyStart: 10_000,
  compareStart: 2_000,
  compare: 20_000,
  compareStop: 2_000,
};

export type DurationName = keyof typeof defaultDurations;
export type Durations = Readonly<Record<DurationName, number>>;
