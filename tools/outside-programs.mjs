import { spawnSync } from "node:child_process";

/**
 * Programs of others that some layers of tests judge our work with. Nothing else here needs them, so where one cannot be
 * had its layer is left out and said so; in CI it runs all the same and fails.
 */
const OUTSIDE_PROGRAMS = [
  { program: "chromium", version: ["--version"], layer: "browser", debianPackage: "chromium" },
  { program: "python3", version: ["--version"], layer: "conformance" },
  { program: "go", version: ["version"], layer: "conformance" },
];

/** Gets what is missing where that is possible; returns the layers that cannot run. */
export function layersThatCannotRun(environment = process.env) {
  const missing = OUTSIDE_PROGRAMS.filter((needed) => !works(needed) && !install(needed));
  if (environment.CI) return [];
  for (const { program, layer } of missing) {
    process.stdout.write(`NOT RUN: the ${layer} tests need ${program}, which is not installed.\n`);
  }
  return [...new Set(missing.map(({ layer }) => layer))];
}

function works({ program, version }) {
  return spawnSync(program, version, { stdio: "ignore" }).status === 0;
}

/** Only where no question would be asked: as root on Debian. */
function install(needed) {
  const isPossible =
    needed.debianPackage && process.getuid?.() === 0 && works({ program: "apt-get", version: ["--version"] });
  if (!isPossible) return false;
  process.stdout.write(`Installing ${needed.debianPackage} for the ${needed.layer} tests ...\n`);
  const quiet = { stdio: "ignore" };
  spawnSync("apt-get", ["update"], quiet);
  spawnSync("apt-get", ["install", "--yes", needed.debianPackage], quiet);
  return works(needed);
}
