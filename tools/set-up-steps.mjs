/** The steps of the set-up: packages, dist/, engine. */
import { build } from "./build.mjs";
import stamps from "./build-stamp.cjs";
import { ensureEngine } from "./engine.mjs";
import { installPackages } from "./packages.mjs";
import { root } from "./places.mjs";
import { startStep } from "./progress.mjs";

/** Runs each step that is needed; when everything is in place, prints one line. */
export async function setUp(checkout = root) {
  await installPackages(checkout);
  await buildProgram(checkout);
  const { version, origin } = await ensureEngine({ checkout });
  process.stdout.write(`Ready: Node ${process.versions.node}, Pulumi ${version} (${origin})\n`);
}

async function buildProgram(checkout) {
  if (stamps.isFresh(checkout)) return;
  const step = startStep("Building dist/");
  try {
    await build(checkout);
    step.finish();
  } catch (error) {
    const isBeforeTests = process.env.npm_lifecycle_event === "pretest";
    step.finish(isBeforeTests ? "failed, see the type check" : "failed");
    // `npm test` checks the types itself and counts the failure; its other checks are useful without a build.
    if (!isBeforeTests) throw error;
  }
}
