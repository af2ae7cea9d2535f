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
    step.finish("failed");
    throw error;
  }
}
