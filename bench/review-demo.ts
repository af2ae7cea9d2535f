import { startEmulator } from "../emulator";
import { databasePasswords, reviewStacks, Workspace } from "../cli";
import type { BenchSettings, Measured } from "./settings";
import { median, timed } from "./timing";

/** How many milliseconds a review of the demo's two stacks may add to their previews. */
const limit = 1000;

export interface ReviewDemoResult extends Measured {
  readonly bench: "review-demo";
  readonly runs: number;
  /** Medians, milliseconds. */
  readonly previews: number;
  readonly withReview: number;
  readonly added: number;
  readonly limit: number;
}

/**
 * The previews of the demo's two stacks with a review, which also reads states and preset policies from the emulator,
 * compared with the two previews alone. Both alternate, so that a busy machine slows both.
 */
export async function* measureReviewOfDemo({ runs }: BenchSettings): AsyncGenerator<ReviewDemoResult> {
  const emulator = await startEmulator();
  const workspace = new Workspace(emulator);
  try {
    await workspace.createStack("source");
    await workspace.createStack("target", (stackFile) => databasePasswords(stackFile, emulator));
    const previewBoth = () =>
      Promise.all([
        workspace.run("source", ["preview", "--json"]),
        workspace.run("target", ["preview", "--json"]),
      ]);
    const reviewBoth = () => reviewStacks(workspace);
    // The first runs fill caches and are not counted.
    await previewBoth();
    await reviewBoth();
    const [alone, reviewed]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      alone.push(await timed(previewBoth));
      reviewed.push(await timed(reviewBoth));
    }
    const [previews, withReview] = [median(alone), median(reviewed)];
    const added = withReview - previews;
    yield { bench: "review-demo", runs, previews, withReview, added, limit, isWithinLimit: added <= limit };
  } finally {
    await emulator.stop();
    workspace.remove();
  }
}
