import type { BenchSettings, Measured } from "./settings";
import { countCalls } from "./call-counts";
import { InstantProgram, secretInputsLikeJobs } from "./instant-program";
import { ManyJobs, parallel } from "./many-jobs";
import { median, rounded, timed } from "./timing";

/** How many times longer an `up` without changes may take than one of as many resources that do nothing. */
const limit = 1.25;
const jobs = 100;
/** Virtual seconds per second until the jobs run, which is not measured. */
const speed = 60;

export interface NoOpManyResult extends Measured {
  readonly bench: "no-op-many";
  readonly jobs: number;
  readonly runs: number;
  /**
   * Medians, milliseconds: an empty program; as many resources that do nothing, with state of the same size; the same with
   * as many encrypted texts; the target stack.
   */
  readonly empty: number;
  readonly open: number;
  readonly encrypted: number;
  readonly target: number;
  /** `target / encrypted` */
  readonly ratio: number;
  /** `target / open` */
  readonly ratioToOpen: number;
  readonly limit: number;
  /** Calls of one `up` without changes. */
  readonly calls: number;
}

/** A warm `up` without changes of a hundred running jobs, alternating with programs that only occupy the engine. */
export async function* measureNoOpMany({ runs }: BenchSettings): AsyncGenerator<NoOpManyResult> {
  const many = await ManyJobs.prepare(jobs, speed);
  try {
    await many.createStack("target", { first: 0, count: jobs });
    await many.up("target", parallel(jobs));
    const bytes = Math.round(many.workspace.stateBytes("target") / jobs);
    const skip = ["--skip-preview", ...parallel(jobs)];
    const unchanged = [...skip, "--expect-no-changes"];
    const open = new InstantProgram(many.workspace, "open");
    const encrypted = new InstantProgram(many.workspace, "encrypted", secretInputsLikeJobs);
    for (const program of [open, encrypted]) {
      await program.fitTo(bytes);
      await program.createStack("full");
      await program.up("full", jobs, skip);
    }
    await open.createStack("empty");
    const ups = {
      empty: () => open.up("empty", 0, skip),
      open: () => open.up("full", jobs, unchanged),
      encrypted: () => encrypted.up("full", jobs, unchanged),
      target: () => many.workspace.run("target", ["up", "--yes", "--color", "never", ...unchanged]),
    };
    // The first runs fill caches and are not counted.
    for (const up of [ups.empty, ups.open, ups.encrypted]) await up();
    const { total: calls } = await countCalls(many.emulator, ups.target);
    const times = await alternate(runs, ups);
    const ratio = times.target / times.encrypted;
    const ratios = { ratio: rounded(ratio), ratioToOpen: rounded(times.target / times.open) };
    const isWithinLimit = ratio <= limit;
    yield { bench: "no-op-many", jobs, runs, ...times, ...ratios, limit, calls, isWithinLimit };
  } finally {
    await many.end();
  }
}

/** Medians of works that alternate, so that a busy machine slows all of them. */
async function alternate<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let run = 0; run < runs; run++) {
    for (const name of names) times[name].push(await timed(works[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}
