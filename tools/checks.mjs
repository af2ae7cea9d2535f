import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findNode24 } from "./node-24.mjs";
import { root } from "./places.mjs";
import { NOTHING, ofCheck, ofJestReport, sum } from "./tally.mjs";

/** The layers without an engine: quick enough to run on a second Node. */
const FAST_LAYERS = ["unit", "components", "emulator", "dynamic-providers"];
const PROGRAMS = {
  eslint: "node_modules/eslint/bin/eslint.js",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  tsc: "node_modules/typescript/bin/tsc",
  jest: "node_modules/jest/bin/jest.js",
};

/** Where imports are looked at. */
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

/** Style, and the arrows between the rooms: ESLint, Prettier and dependency-cruiser over everything. Counts as one. */
export function checkStyle() {
  const statuses = [
    run("eslint", ["."]),
    run("prettier", ["--check", "--log-level", "warn", "."]),
    run("depcruise", ["--output-type", "err-long", ...CODE]),
  ];
  return ofCheck(statuses.every((status) => status === 0));
}

/** The compiler over sources and tests. Counts as one. */
export function checkTypes() {
  return ofCheck(run("tsc", ["--project", "tsconfig.json"]) === 0);
}

/** Jest with these parameters on the Node that runs us. */
export function runTests(parameters = []) {
  return runJest(parameters, process.env);
}

/** The fast layers on Node 24, for whoever runs an older or newer one. */
export async function runFastTestsOnNode24() {
  if (process.versions.node.startsWith("24.")) {
    process.stdout.write("This is Node 24: already run.\n");
    return NOTHING;
  }
  const node = await findNode24();
  if (!node.found) {
    process.stdout.write(`${node.reason}\n`);
    return ofCheck(false);
  }
  const environment = { ...process.env, PATH: [node.bin, process.env.PATH].join(delimiter) };
  return runJest(["--selectProjects", ...FAST_LAYERS], environment, join(node.bin, "node"));
}

/** Runs checks one after the other, all of them whatever fails, each under its heading; returns the sum. */
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
