import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { runPulumi, type PulumiResult } from "../../cli/workspace/pulumi";
import { startBench, type StackBench } from "../support/stack-bench";

/** A user's own project that has this package installed, with Pulumi's own options on the job. */
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

/** The package as `npm install` lays it out, by links. */
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

describe("the components in a program of one's own, with Pulumi's own options", () => {
  test("a time limit that is too short keeps the job, and the next up finishes it", async () => {
    // Given a limit of one second for a precheck that takes longer
    const tooShort = await pulumi(up, {}, { timeouts: { create: 1, update: 600 }, jobName: "slow" });
    expect(tooShort.exitCode).not.toBe(0);
    expect(tooShort.output).toMatch(/sync-\w+/);

    // When up is run again with a longer one, then the same job runs
    await succeed(up);
    expect(jobs().map(({ status }) => status)).toEqual(["Running"]);
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });

  test("ignoreChanges leaves a changed field alone", async () => {
    const output = await succeed(
      ["preview", "--expect-no-changes"],
      { ignoreChanges: ["objects"] },
      {
        objects: { databases: [{ name: "inventory" }] },
      },
    );
    expect(output).toMatch(/unchanged/);
  });

  test("targets leaves other resources alone", async () => {
    const urn = "urn:pulumi:own::own-program::dts-cross-account:index:CrossAccountSync::orders";
    await succeed([...up, "--target", urn], {}, { tags: { team: "data" } });
    expect(bench.countCalls("TagResources")).toBe(0);
  });

  test("protect keeps the job from being destroyed", async () => {
    // Given a protected job
    await succeed(up, { protect: true });

    // When the stack is destroyed, then the job runs on
    const { exitCode, output } = await pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/protected/);
    expect(jobs().map(({ status }) => status)).toEqual(["Running"]);
  });

  test("a change that buys again says so in preview, and destroys the old job first", async () => {
    // Given a change that DTS cannot make
    const args = { options: { initialization: "structure" } };
    const preview = await succeed(["preview"], {}, args);
    expect(preview).toMatch(
      /options\.initialization: DTS cannot change it\. The job is destroyed and A NEW ONE IS PURCHASED/,
    );

    // When it is made, then there is one job, another one
    const [before] = jobs();
    await succeed(up, { protect: false }, args);
    expect(jobs()).toHaveLength(1);
    expect(jobs()[0]?.id).not.toBe(before?.id);
    expect(jobs()[0]?.status).toBe("Running");
  });

  test("retainOnDelete forgets the job and lets it run", async () => {
    // Given a job that shall outlive its stack
    const args = { options: { initialization: "structure" } };
    await succeed(up, { retainOnDelete: true }, args);

    // When the stack is destroyed
    await succeed(["destroy", "--yes", "--skip-preview"]);

    // Then the job runs on
    expect(jobs().map(({ status }) => status)).toEqual(["Running"]);
  });
});
