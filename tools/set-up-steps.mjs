import { build } from "./build.mjs";
import stamps from "./build-stamp.cjs";
import { ensureEngine } from "./engine.mjs";
import { installPackages } from "./packages.mjs";
import { root } from "./places.mjs";
import { startStep } from "./progress.mjs";

/** Each step looks first and works only if it must; when all is in place, one line says so. */
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
    // Tests check the types themselves and count the failure; without a build the other checks still have something to say.
    if (!isBeforeTests) throw error;
  }
}
