import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { databasePasswords } from "../../cli/demo/database-passwords";
import { packageRoot } from "../../cli/workspace/package-root";
import { runPulumi } from "../../cli/workspace/pulumi";
import { Workspace } from "../../cli/workspace/workspace";
import { startEmulator, type Emulator } from "../../emulator";
import { secretsOf } from "../support/secrets";
import { edited, editedStackFile, type StackConfig } from "../support/stack-bench";

/** Two companies, each with its own backend, passphrase and shell. They exchange only the offer. */
let emulator: Emulator;
let source: Workspace;
let target: Workspace;
let border: string;
let publicKey: string;
const transcript: string[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ speed: 30 });
  source = new Workspace(emulator, "passphrase of the source");
  target = new Workspace(emulator, "passphrase of the target");
  border = mkdtempSync(join(tmpdir(), "border-"));
  ({ standardOutput: publicKey } = await sourcesTool("keygen", "--key", inSource("offer-key.pem")));
  await source.createStack("source");
  const passwords = (text: string) => databasePasswords(text, emulator);
  await target.createStack("target", passwords, editedStackFile("target", takingTheOffer));
});

afterAll(async () => {
  await emulator.stop();
  source.remove();
  target.remove();
  rmSync(border, { recursive: true });
});

const inSource = (name: string) => join(source.folder, name);
const offerFile = () => join(border, "orders.offer.json");

function takingTheOffer(config: StackConfig): void {
  config.grants = [{ name: "orders", offer: offerFile(), publicKey: publicKey.trim() }];
}

/** A company's shell: only its own keys. */
function shellOf(workspace: Workspace): NodeJS.ProcessEnv {
  const theirs = workspace === source ? /_(GRANTER|EXECUTOR)_SECRET_/ : /_SOURCE_SECRET_/;
  const entries = Object.entries(workspace.environment).filter(([name]) => !theirs.test(name));
  return Object.fromEntries(entries) as NodeJS.ProcessEnv;
}

/** Runs our command line in the source's shell, as a separate process. */
async function sourcesTool(...parameters: string[]) {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [join(packageRoot, "dist/cli/main.js"), "offer", ...parameters],
    { env: shellOf(source), cwd: inSource("config") },
  );
  transcript.push(stdout, stderr);
  return { standardOutput: stdout };
}

async function signOffer(): Promise<void> {
  const from = ["--stack", "source", "--key", inSource("offer-key.pem")];
  await sourcesTool("create", "--grant", "orders", ...from, "--out", offerFile());
}

const stackOf = (workspace: Workspace) => (workspace === source ? "source" : "target");
const attempt = (workspace: Workspace, parameters: readonly string[]) =>
  workspace.attempt(stackOf(workspace), [...parameters, "--color", "never"], {
    environment: shellOf(workspace),
  });

async function succeed(workspace: Workspace, parameters: readonly string[]): Promise<string> {
  const { exitCode, output } = await attempt(workspace, parameters);
  transcript.push(output);
  if (exitCode !== 0)
    throw new Error(`pulumi ${parameters.join(" ")} of ${stackOf(workspace)}: ${exitCode}\n${output}`);
  return output;
}

const up = (workspace: Workspace) => succeed(workspace, ["up", "--yes", "--skip-preview"]);

function editSource(change: (config: StackConfig) => void): void {
  const file = source.configFile("source");
  writeFileSync(file, edited(readFileSync(file, "utf8"), change));
}

/** AssumeRole calls refused since a position of the call log. */
const refusalsSince = (start: number) =>
  emulator.calls.slice(start).filter(({ action, outcome }) => action === "AssumeRole" && outcome !== "ok");

describe("two companies with separate backends and passphrases, and only a signed offer between them", () => {
  test("the target's job runs on the offer, and the stack outputs which offer it uses", async () => {
    await up(source);
    await signOffer();

    await up(target);

    const { digest } = JSON.parse(readFileSync(offerFile(), "utf8")) as { digest: string };
    expect(await target.outputs("target")).toMatchObject({
      jobs: { orders: { status: "Running", usesCurrentExternalId: true } },
      offers: { orders: { digest } },
    });
    await succeed(target, ["preview", "--expect-no-changes"]);
  });

  test("neither side can read the other's stack", async () => {
    const read = (reader: Workspace, stack: string) =>
      runPulumi(["stack", "output", "--stack", stack], {
        cwd: join(reader.folder, "config"),
        environment: shellOf(reader),
      });

    for (const { exitCode, output } of [await read(target, "source"), await read(source, "target")]) {
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(/no stack named/);
    }
  });

  test.each([
    ["altered", (text: string) => text.replace('"mysql"', '"mariadb"'), /The offer was altered/],
    [
      "without its signature",
      (text: string) => text.replace(/"signature": "[^"]*"/, '"x": 1'),
      /not a signed offer/,
    ],
  ])("an offer that is %s is refused in preview, with one error", async (_how, change, words) => {
    const right = readFileSync(offerFile(), "utf8");
    writeFileSync(offerFile(), change(right));
    const calls = emulator.calls.length;

    const { exitCode, output } = await attempt(target, ["preview"]);
    writeFileSync(offerFile(), right);

    // No call went to the cloud.
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(words);
    expect(output.match(/^ *Fix: /gm)).toHaveLength(1);
    expect(emulator.calls).toHaveLength(calls);
  });

  test("the external ID is rotated while the job runs, and no handed-out ID is refused", async () => {
    // The source starts the rotation.
    const start = emulator.calls.length;
    const [job] = emulator.dts.jobs.list();
    editSource((config) => {
      config.grants[0].externalIdGeneration = 2;
      config.grants[0].acceptPreviousExternalId = true;
    });
    const begun = await succeed(source, ["preview"]);
    expect(begun).toContain("phase 1 of 2");
    await up(source);

    // The target first keeps the old offer, then uses the new one.
    await succeed(target, ["preview", "--expect-no-changes"]);
    await signOffer();
    const taken = await succeed(target, ["preview"]);
    expect(taken).toContain(`Job ${job?.id} (Running) was configured with the previous external ID`);
    await up(target);

    // The job keeps running, and the outputs show with which ID.
    expect(emulator.dts.jobs.list()).toMatchObject([{ id: job?.id, status: "Running" }]);
    const outputs = await target.outputs("target");
    expect(outputs).toMatchObject({ jobs: { orders: { usesCurrentExternalId: false } } });

    // The source ends the rotation.
    editSource((config) => delete config.grants[0].acceptPreviousExternalId);
    expect(await succeed(source, ["preview"])).toContain("phase 2 of 2");
    await up(source);
    expect(await succeed(target, ["preview"])).toContain("was configured with the previous external ID");
    await succeed(source, ["preview", "--expect-no-changes"]);
    expect(refusalsSince(start)).toEqual([]);
  });

  test("a preview refuses a rotation that would lock out the other side", async () => {
    // A third ID without a transition phase.
    editSource((config) => (config.grants[0].externalIdGeneration = 3));

    const { exitCode, output } = await attempt(source, ["preview"]);

    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/lock out the other side[^]*acceptPreviousExternalId/);
  });

  test("no secret of either side is in a state or in the output", async () => {
    const secrets = [...secretsOf(emulator, source), ...secretsOf(emulator, target)];
    const key = readFileSync(inSource("offer-key.pem"), "utf8").split("\n")[1] ?? "";

    const traces = [...transcript, await source.exportState("source"), await target.exportState("target")];

    expect(key.length).toBeGreaterThan(40);
    expect([...secrets, key].filter((secret) => traces.join("\n").includes(secret))).toEqual([]);
  });

  test("the target is destroyed without the source, then the source revokes", async () => {
    await succeed(target, ["destroy", "--yes", "--skip-preview"]);
    await succeed(source, ["destroy", "--yes", "--skip-preview"]);

    expect([emulator.dts.jobs.list(), emulator.world.roles]).toEqual([[], []]);
  });
});
