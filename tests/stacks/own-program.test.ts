import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { runPulumi, type PulumiResult } from "../../cli/workspace/pulumi";
import { startBench, type StackBench } from "../support/stack-bench";

/** A user's own project with this package installed and Pulumi's resource options on the job. */
let bench: StackBench;
let project: string;
let externalId: string;

beforeAll(async () => {
  bench = await startBench({ speed: 10 });
  await bench.succeed("source", ["up", "--yes", "--skip-preview"]);
  const [role] = bench.emulator.world.roles;
  externalId = /"sts:external_id":"([^"]+)"/.exec(role?.trustPolicyText ?? "")?.[1] ?? "";
  project = install(bench.workspace.folder);
  await succeed(["stack", "init", "own"]);
});

afterAll(() => bench.close());

/** The package laid out as by `npm install`, with links. */
function install(folder: string): string {
  const place = join(folder, "own-program");
  cpSync(join(__dirname, "programs/sync-options"), place, { recursive: true });
  mkdirSync(join(place, "node_modules"));
  symlinkSync(packageRoot, join(place, "node_modules/dts-cross-account"));
  symlinkSync(join(packageRoot, "node_modules/@pulumi"), join(place, "node_modules/@pulumi"));
  writeFileSync(join(place, "Pulumi.yaml"), "name: own-program\nruntime: nodejs\n");
  writeFileSync(join(place, "package.json"), JSON.stringify({ name: "own-program", main: "index.cjs" }));
  return place;
}

function pulumi(
  parameters: readonly string[],
  options: object = {},
  args: object = {},
): Promise<PulumiResult> {
  const environment = {
    ...bench.workspace.environment,
    EXTERNAL_ID: externalId,
    JOB_OPTIONS: JSON.stringify(options),
    JOB_ARGS: JSON.stringify(args),
  };
  return runPulumi([...parameters, "--color", "never"], { cwd: project, environment });
}

async function succeed(
  parameters: readonly string[],
  options: object = {},
  args: object = {},
): Promise<string> {
  const { exitCode, output } = await pulumi(parameters, options, args);
  if (exitCode !== 0) throw new Error(`pulumi ${parameters.join(" ")}: ${exitCode}\n${output}`);
  return output;
}

const jobs = () => bench.emulator.dts.jobs.list();
const up = ["up", "--yes", "--skip-preview"];

describe("the components in a user's own program, with Pulumi's resource options", () => {
  test("a job survives a time limit that is too short, and the next up finishes it", async () => {
    // The limit is one second; the precheck takes longer.
    const tooShort = await pulumi(up, {}, { timeouts: { create: 1, update: 600 }, jobName: "slow" });
    expect(tooShort.exitCode).not.toBe(0);
    expect(tooShort.output).toMatch(/sync-\w+/);

    await succeed(up);
    expect(jobs().map(({ status }) => status)).toEqual(["Running"]);
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });

  test("ignoreChanges keeps a changed field as it is", async () => {
    const output = await succeed(
      ["preview", "--expect-no-changes"],
      { ignoreChanges: ["objects"] },
      {
        objects: { databases: [{ name: "inventory" }] },
      },
    );
    expect(output).toMatch(/unchanged/);
  });

  test("targets leaves other resources unchanged", async () => {
    const urn = "urn:pulumi:own::own-program::dts-cross-account:index:CrossAccountSync::orders";
    await succeed([...up, "--target", urn], {}, { tags: { team: "data" } });
    expect(bench.countCalls("TagResources")).toBe(0);
  });

  test("protect keeps the job from being destroyed", async () => {
    await succeed(up, { protect: true });

    const { exitCode, output } = await pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/protected/);
    expect(jobs().map(({ status }) => status)).toEqual(["Running"]);
  });

  test("a change that replaces the job is announced in preview, and deletes the old job first", async () => {
    const args = { options: { initialization: "structure" } };
    const preview = await succeed(["preview"], {}, args);
    expect(preview).toMatch(
      /options\.initialization: DTS cannot change it\. The job is destroyed and A NEW ONE IS PURCHASED/,
    );

    // One job exists, and it is a new one.
    const [before] = jobs();
    await succeed(up, { protect: false }, args);
    expect(jobs()).toHaveLength(1);
    expect(jobs()[0]?.id).not.toBe(before?.id);
    expect(jobs()[0]?.status).toBe("Running");
  });

  test("retainOnDelete removes the job from the state and keeps it running", async () => {
    const args = { options: { initialization: "structure" } };
    await succeed(up, { retainOnDelete: true }, args);

    await succeed(["destroy", "--yes", "--skip-preview"]);

    expect(jobs().map(({ status }) => status)).toEqual(["Running"]);
  });
});
