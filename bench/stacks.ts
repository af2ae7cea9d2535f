import type { BenchSettings, Measured } from "./settings";
import { countCalls } from "./call-counts";
import { ManyJobs, parallel } from "./many-jobs";
import { timed } from "./timing";

const throttledLimitPercent = 1;
const stackCount = 10;

export interface StacksResult extends Measured {
  readonly bench: "stacks";
  readonly jobs: number;
  /** Stacks deployed at the same time, each with its share of the jobs. */
  readonly stacks: number;
  /** Milliseconds until all jobs run. */
  readonly wall: number;
  readonly callsPerJob: number;
  /** Throttled calls, which were retried; if a retry fails, so does the benchmark. */
  readonly throttledPercent: number;
  readonly stateBytes: number;
}

/** The same jobs in one stack, and in ten stacks at once that share the account's limits without knowing of each other. */
export async function* measureStacks({ jobs, speedFor }: BenchSettings): AsyncGenerator<StacksResult> {
  for (const count of jobs.filter((number) => number >= stackCount)) {
    for (const stacks of [1, stackCount]) yield await measure(count, stacks, speedFor(count));
  }
}

async function measure(jobs: number, stacks: number, speed: number): Promise<StacksResult> {
  const many = await ManyJobs.prepare(jobs, speed);
  try {
    const share = Math.floor(jobs / stacks);
    const names = Array.from({ length: stacks }, (_, index) => `target-${index}` as const);
    for (const [index, name] of names.entries()) {
      // The last stack takes the remainder.
      const count = index === stacks - 1 ? jobs - index * share : share;
      await many.createStack(name, { first: index * share, count });
    }
    let wall = 0;
    const calls = await countCalls(many.emulator, async () => {
      wall = await timed(() => Promise.all(names.map((name) => many.bringUp(name, parallel(jobs)))));
    });
    const throttledPercent = Number(((100 * calls.throttled) / calls.total).toFixed(2));
    return {
      ...{ bench: "stacks", jobs, stacks, wall },
      callsPerJob: Number((calls.total / jobs).toFixed(2)),
      throttledPercent,
      stateBytes: names.reduce((sum, name) => sum + many.workspace.stateBytes(name), 0),
      // Ten stacks together exceed the limit: what counts is that nothing failed.
      isWithinLimit: stacks > 1 || throttledPercent <= throttledLimitPercent,
    };
  } finally {
    await many.end();
  }
}
