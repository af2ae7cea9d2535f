/** The checks of `npm test`; each returns a tally. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findNode24 } from "./node-24.mjs";
import { root } from "./places.mjs";
import { NOTHING, ofCheck, ofJestReport, sum } from "./tally.mjs";

/** The lanes that need no set-up: fast enough for a second Node. */
const FAST_LANES = ["unit", "components", "emulator", "dynamic-providers"];
const PROGRAMS = {
  eslint: "node_modules/eslint/bin/eslint.js",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  tsc: "node_modules/typescript/bin/tsc",
  jest: "node_modules/jest/bin/jest.js",
};

/** Where imports are checked. */
const CODE = [
  "index.ts",
  "bench",
  "cli",
  "cloud",
  "components",
  "core",
  "dynamic-providers",
  "emulator",
  "governance",
  "stacks",
  "tests",
  "tools",
];

/** ESLint, Prettier and the arrows between the rooms. Counts as one. */
export function checkStyle() {
  const statuses = [
    run("eslint", ["."]),
    run("prettier", ["--check", "--log-level", "warn", "."]),
    run("depcruise", ["--output-type", "err-long", ...CODE]),
  ];
  return ofCheck(statuses.every((status) => status === 0));
}

/** The compiler over sources and tests, without output. Counts as one. */
export function checkTypes() {
  return ofCheck(run("tsc", ["--project", "tsconfig.json"]) === 0);
}

/** Jest with these parameters on the current Node. */
export function runTests(parameters = []) {
  return runJest(parameters, process.env);
}

/** The fast lanes on Node 24, unless this is Node 24. */
export async function runFastTestsOnNode24() {
  if (process.versions.node.startsWith("24.")) {
    process.stdout.write("Node 24 is the current Node; already done.\n");
    return NOTHING;
  }
  const node = await findNode24();
  if (!node.found) {
    process.stdout.write(`${node.reason}\n`);
    return ofCheck(false);
  }
  const environment = { ...process.env, PATH: [node.bin, process.env.PATH].join(delimiter) };
  return runJest(["--selectProjects", ...FAST_LANES], environment, join(node.bin, "node"));
}

/** Runs all checks one after the other, each under its heading, even after a failure; returns the sum. */
export async function runAll(checks) {
  const tallies = [];
  for (const [heading, check] of checks) {
    process.stdout.write(`\n== ${heading}\n`);
    tallies.push(await check());
  }
  return sum(tallies);
}

function runJest(parameters, environment, node = process.execPath) {
  const folder = mkdtempSync(join(tmpdir(), "dts-cross-account-jest-"));
  const report = join(folder, "report.json");
  try {
    const status = run("jest", ["--json", "--outputFile", report, ...parameters], environment, node);
    return ofJestReport(report, status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program, parameters, environment = process.env, node = process.execPath) {
  const { status } = spawnSync(node, [join(root, PROGRAMS[program]), ...parameters], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  return status;
}
