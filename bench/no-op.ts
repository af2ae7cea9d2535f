import { startEmulator } from "../emulator";
import { databasePasswords, Workspace } from "../cli";
import type { BenchSettings, Measured } from "./settings";
import { EmptyProgram } from "./empty-program";
import { median, timed } from "./timing";

/** How many times longer an `up` without changes may take than one of an empty program. */
const limit = 1.5;
/** Virtual seconds per second while the job is brought to Running. */
const speed = 60;
const up = ["up", "--yes", "--color", "never"];

export interface NoOpResult extends Measured {
  readonly bench: "no-op";
  readonly runs: number;
  /** Medians, milliseconds. */
  readonly empty: number;
  readonly target: number;
  readonly ratio: number;
  readonly limit: number;
}

/**
 * A warm `pulumi up` without changes of the demo's target stack, whose job is Running, compared with an empty TypeScript
 * program. Both alternate, so that a busy machine slows both.
 */
export async function* measureNoOp({ runs }: BenchSettings): AsyncGenerator<NoOpResult> {
  const emulator = await startEmulator({ speed });
  const workspace = new Workspace(emulator);
  try {
    await workspace.createStack("source");
    await workspace.createStack("target", (stackFile) => databasePasswords(stackFile, emulator));
    await workspace.run("source", up);
    await workspace.run("target", up);
    const program = new EmptyProgram(workspace);
    await program.createStack();
    yield await alternate(
      runs,
      () => program.up(up),
      () => workspace.run("target", [...up, "--expect-no-changes"]),
    );
  } finally {
    await emulator.stop();
    workspace.remove();
  }
}

async function alternate(
  runs: number,
  upEmpty: () => Promise<unknown>,
  upTarget: () => Promise<unknown>,
): Promise<NoOpResult> {
  // The first runs fill caches and are not counted.
  await upEmpty();
  await upTarget();
  const empties: number[] = [];
  const targets: number[] = [];
  for (let run = 0; run < runs; run++) {
    empties.push(await timed(upEmpty));
    targets.push(await timed(upTarget));
  }
  const [empty, target] = [median(empties), median(targets)];
  const ratio = Number((target / empty).toFixed(2));
  return { bench: "no-op", runs, empty, target, ratio, limit, isWithinLimit: ratio <= limit };
}
