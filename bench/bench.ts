import { problem, ProblemError } from "../core/messages";
import { measureDelay } from "./delay";
import { measureJobs } from "./jobs";
import { measureNoOp } from "./no-op";
import { measureNoOpMany } from "./no-op-many";
import { measureReview } from "./review";
import { measureReviewOfDemo } from "./review-demo";
import type { BenchSettings, Measured } from "./settings";
import { measureStacks } from "./stacks";

export interface BenchOptions {
  readonly only?: string;
  readonly runs: string;
  readonly jobs: string;
  readonly speed?: string;
}

/** The benchmarks by name. */
const benches: Readonly<Record<string, (settings: BenchSettings) => AsyncIterable<Measured>>> = {
  "no-op": measureNoOp,
  jobs: measureJobs,
  "no-op-many": measureNoOpMany,
  delay: measureDelay,
  stacks: measureStacks,
  review: measureReview,
  "review-demo": measureReviewOfDemo,
};

/** Runs one benchmark or all and prints a line of JSON for each result as it arrives. Returns 1 if one exceeds its limit. */
export async function bench({ only, ...options }: BenchOptions): Promise<number> {
  const settings: BenchSettings = {
    runs: numberIn("--runs", options.runs),
    jobs: options.jobs.split(",").map((text) => numberIn("--jobs", text)),
    speedFor: options.speed === undefined ? usualSpeed : always(speedIn(options.speed)),
  };
  let isWithinLimits = true;
  for (const measure of chosen(only)) {
    for await (const measured of measure(settings)) {
      console.log(JSON.stringify(measured));
      isWithinLimits &&= measured.isWithinLimit;
    }
  }
  return isWithinLimits ? 0 : 1;
}

function chosen(only: string | undefined): readonly (typeof benches)[string][] {
  if (only === undefined) return Object.values(benches);
  const found = Object.hasOwn(benches, only) ? benches[only] : undefined;
  if (found) return [found];
  const allowed = Object.keys(benches).join(", ");
  throw new ProblemError(problem("option.invalid", { flag: "--only", value: only, allowed }));
}

function numberIn(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new ProblemError(problem("option.invalid", { flag, value: text, allowed: "whole numbers above 0" }));
}

/**
 * The least time is the largest of three parts, but two of them follow each other: purchasing all jobs at the published
 * limit, and one job's way to Running. A run can come close only where one of the two dominates: a job's way for few jobs,
 * purchasing for many.
 */
const usualSpeed = (jobs: number): number => (jobs < 200 ? 1.5 : 20);

const always = (speed: number) => () => speed;

function speedIn(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1_000) return value;
  throw new ProblemError(problem("option.invalid", { flag: "--speed", value: text, allowed: "0-1000" }));
}
