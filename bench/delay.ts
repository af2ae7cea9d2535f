import { type CallRecord, defaultDurations } from "../emulator";
import type { BenchSettings, Measured } from "./settings";
import { callsDuring } from "./call-counts";
import { ManyJobs, parallel } from "./many-jobs";
import { median } from "./timing";

/** How late the end of a step may be noticed: a share of the step, and never more than so many milliseconds. */
const limits = { share: 0.1, milliseconds: 2_000 };

/** The steps to Running: the call that starts each, and its virtual milliseconds. */
const steps = {
  configure: { call: "ConfigureSyncJob", takes: defaultDurations.configure },
  precheck: { call: "CreateCheckSyncJob", takes: defaultDurations.precheck },
  start: { call: "StartSyncJob", takes: defaultDurations.start },
} as const;
type Step = keyof typeof steps;

export interface DelayResult extends Measured {
  readonly bench: "delay";
  readonly jobs: number;
  readonly step: Step;
  /** Virtual milliseconds that the step takes. */
  readonly takes: number;
  /** Virtual milliseconds from the step's end to the first later poll that names the job. */
  readonly median: number;
  readonly largest: number;
  /** `largest / takes` */
  readonly share: number;
}

/** Measures how late the end of a step is noticed, in real time, because the pauses between polls are real. */
export async function* measureDelay({ jobs }: BenchSettings): AsyncGenerator<DelayResult> {
  for (const count of jobs.filter((number) => number <= 300)) {
    const calls = await callsOf(count);
    for (const step of Object.keys(steps) as Step[]) yield judge(count, step, calls);
  }
}

async function callsOf(jobs: number): Promise<readonly CallRecord[]> {
  const many = await ManyJobs.prepare(jobs, 1);
  try {
    await many.createStack("target", { first: 0, count: jobs });
    return await callsDuring(many.emulator, () => many.bringUp("target", parallel(jobs)));
  } finally {
    await many.end();
  }
}

function judge(jobs: number, step: Step, calls: readonly CallRecord[]): DelayResult {
  const { call, takes } = steps[step];
  const begun = calls.filter(({ action, outcome }) => action === call && outcome === "ok");
  const delays = begun.map(({ time, parameters }) => {
    const end = time + takes;
    const seen = calls.find((later) => later.time >= end && asksFor(later, parameters.JobId));
    return seen ? seen.time - end : Infinity;
  });
  const largest = Math.max(...delays);
  const allowed = Math.min(takes * limits.share, limits.milliseconds);
  return {
    ...{ bench: "delay", jobs, step, takes, median: median(delays), largest },
    share: Number((largest / takes).toFixed(3)),
    isWithinLimit: largest <= allowed,
  };
}

function asksFor({ action, parameters }: CallRecord, jobId: unknown): boolean {
  return action === "DescribeSyncJobs" && ((parameters.JobIds ?? []) as unknown[]).includes(jobId);
}
