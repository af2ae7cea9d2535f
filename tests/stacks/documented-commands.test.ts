import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { startEmulator, type Emulator } from "../../emulator";
import { codeBlocks, readDocument } from "../support/documents";

let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 30 });
  folder = mkdtempSync(join(tmpdir(), "dts-getting-started-"));
});

afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A checkout by links, with its own stack files. */
function checkout(): string {
  const place = join(folder, "checkout");
  mkdirSync(place);
  for (const name of readdirSync(packageRoot)) {
    if (name === ".git") continue;
    if (/^Pulumi\..+\.yaml$/.test(name)) copyFileSync(join(packageRoot, name), join(place, name));
    else symlinkSync(join(packageRoot, name), join(place, name));
  }
  return place;
}

/** One shell for the whole page; it stops at the first command that fails. */
function runInOneShell(script: string): Promise<{ exitCode: number | null; output: string }> {
  const home = join(folder, "home");
  mkdirSync(home);
  const { PATH, NODE_OPTIONS } = process.env;
  const environment = {
    PATH,
    NODE_OPTIONS,
    HOME: home,
    PULUMI_HOME: join(home, ".pulumi"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const shell = spawn("bash", ["-e"], { cwd: checkout(), env: environment, stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  shell.stdout.on("data", (chunk) => (output += String(chunk)));
  shell.stderr.on("data", (chunk) => (output += String(chunk)));
  shell.stdin.end(script);
  return new Promise((resolve) => shell.on("close", (exitCode) => resolve({ exitCode, output })));
}

/** The commands of a page in blocks marked `sh` alone; other blocks need more than a shell. */
function commandsOf(page: string): string[] {
  return codeBlocks(readDocument(page)).flatMap(({ info, code }) => (info === "sh" ? [code] : []));
}

/** Pages about deployed stacks and running jobs. */
const pagesOfDeployedStacks = [
  "docs/review.md",
  "docs/doctor.md",
  "docs/runbook.md",
  "docs/external-id-rotation.md",
  "docs/many-jobs.md",
];

test("the documented commands start a job, inspect it and destroy everything", async () => {
  // The last block of the first page destroys everything, so the other pages go before it.
  const begun = commandsOf("docs/getting-started.md");
  const ended = begun.pop() ?? "";
  const script = [
    'dts-cross-account() { npx dts-cross-account "$@"; }',
    ...[...begun, ...pagesOfDeployedStacks.flatMap(commandsOf), ended],
  ].join("\n");

  const { exitCode, output } = await runInOneShell(
    script.replaceAll("http://127.0.0.1:8440", emulator.endpoint),
  );

  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/status *: "Running"/);
  expect(emulator.calls.filter(({ action }) => action === "CreateSyncJob")).toHaveLength(1);
  expect(emulator.dts.jobs.list()).toEqual([]);
  expect(emulator.world.roles).toEqual([]);
});
