/** Programs of others that some lanes of tests need; nothing else does. */
import { spawnSync } from "node:child_process";

const OUTSIDE_PROGRAMS = [
  { program: "chromium", version: ["--version"], lane: "browser", debianPackage: "chromium" },
  { program: "python3", version: ["--version"], lane: "conformance" },
  { program: "go", version: ["version"], lane: "conformance" },
];

/**
 * The lanes to skip because a program is missing, with one line printed for each. With `CI` set nothing is skipped: what is
 * missing is installed where that is possible, and a lane whose program is still missing fails.
 */
export function lanesToSkip(environment = process.env, isRoot = process.getuid?.() === 0) {
  const missing = OUTSIDE_PROGRAMS.filter((needed) => !works(needed));
  if (environment.CI) {
    if (isRoot) missing.forEach(install);
    return [];
  }
  const lanes = [...new Set(missing.map(({ lane }) => lane))];
  for (const lane of lanes) {
    const programs = missing.filter((needed) => needed.lane === lane).map(({ program }) => program);
    process.stdout.write(
      `SKIPPED: the ${lane} tests, because ${programs.join(" and ")} cannot be run here.\n`,
    );
  }
  return lanes;
}

function works({ program, version }) {
  return spawnSync(program, version, { stdio: "ignore" }).status === 0;
}

/** On Debian, without a question. */
function install({ debianPackage, lane }) {
  if (!debianPackage || !works({ program: "apt-get", version: ["--version"] })) return;
  process.stdout.write(`Installing ${debianPackage} for the ${lane} tests ...\n`);
  const quiet = { stdio: "ignore" };
  spawnSync("apt-get", ["update"], quiet);
  spawnSync("apt-get", ["install", "--yes", debianPackage], quiet);
}
