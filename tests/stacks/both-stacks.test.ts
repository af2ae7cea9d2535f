import { startBench, type StackBench } from "../support/stack-bench";
import { secretsOf } from "../support/secrets";

/** The tests share the stacks and run in the order of a job's life. */
let bench: StackBench;
const transcript: string[] = [];

async function up(stack: "source" | "target"): Promise<string> {
  const output = await bench.succeed(stack, ["up", "--yes", "--skip-preview"]);
  transcript.push(output);
  return output;
}

beforeAll(async () => {
  bench = await startBench();
});

afterAll(() => bench.close());

/** The resources in a state file, each with its indentation and braces. */
function partsOf(stateText: string): string[] {
  return stateText.split(/^ {16}(?=\{$)/m).slice(1);
}

describe("both stacks on the real engine", () => {
  test("the source stack creates the role with its trust, external ID and exactly the policies of the database kind", async () => {
    await up("source");

    const [source, target] = bench.emulator.accounts;
    const { grants } = (await bench.workspace.outputs("source")) as {
      grants: { orders: Record<string, unknown> };
    };
    expect(grants.orders).toMatchObject({
      sourceUin: source?.uin,
      roleArn: `qcs::cam::uin/${source?.uin}:roleName/dts-orders`,
      attachedPolicies: ["QcloudDTSReadOnlyAccess", "QcloudAccessForMySQLRole", "QcloudCDBReadOnlyAccess"],
    });
    const [role] = bench.emulator.world.roles;
    expect(JSON.parse(role?.trustPolicyText ?? "{}")).toMatchObject({
      statement: [
        {
          principal: { qcs: [`qcs::cam::uin/${target?.uin}:root`] },
          condition: {
            string_equal: { "sts:external_id": expect.stringMatching(/^[0-9a-f]{32}$/) as string },
          },
        },
      ],
    });
  });

  test("the target stack creates, configures, prechecks and starts one job", async () => {
    const output = await up("target");

    const { jobs } = (await bench.workspace.outputs("target")) as {
      jobs: { orders: Record<string, unknown> };
    };
    expect(jobs.orders).toMatchObject({
      jobId: expect.stringMatching(/^sync-/) as string,
      status: "Running",
      tradeStatus: "Normal",
      phase: expect.any(String) as string,
      lagSeconds: expect.any(Number) as number,
      lagMegabytes: expect.any(Number) as number,
      allowedActions: expect.stringMatching(/^pause, stop/) as string,
      lastError: null,
      comparison: null,
    });
    expect(
      ["CreateSyncJob", "ConfigureSyncJob", "CreateCheckSyncJob", "StartSyncJob"].map(bench.countCalls),
    ).toEqual([1, 1, 1, 1]);
    // Every step of the precheck is printed.
    expect(output).toContain("ConnectDBCheck");
    expect(output).toContain("AdvancedStoreObjectCheck");
  });

  test.each(["source", "target"] as const)("a second preview of %s has no changes", async (stack) => {
    const preview = await bench.succeed(stack, ["preview", "--expect-no-changes"]);
    transcript.push(preview);
    expect(preview).not.toContain("[unknown]");
  });

  test.each(["source", "target"] as const)("a refresh of %s finds no drift", async (stack) => {
    transcript.push(await bench.succeed(stack, ["refresh", "--yes", "--expect-no-changes"]));
  });

  test("the state of the job is at most 8 KB of the backend's file, without the SDK's stack trace", () => {
    const [job = ""] = partsOf(bench.workspace.stateText("target")).filter((part) =>
      /^ +"urn": ".*dts:SyncJob::/m.test(part),
    );
    expect(job).toContain('"settings": {');
    // Pulumi's SDK adds where the program creates the resource; of the rest we decide the size.
    const ours = job.replace(/^ +"stackTrace": \[[^\]]*\],?\n/m, "");
    expect(Buffer.byteLength(ours)).toBeLessThanOrEqual(8 * 1024);
    expect(Buffer.byteLength(job)).toBeLessThanOrEqual(10 * 1024);
  });

  test("no secret is in the state or the engine's output", async () => {
    const secrets = secretsOf(bench.emulator, bench.workspace);
    expect(secrets.length).toBeGreaterThan(8);

    const traces = [...transcript, await bench.state("source"), await bench.state("target")].join("\n");

    expect(secrets.filter((secret) => traces.includes(secret))).toEqual([]);
  });

  test("destroy leaves no job, role or policy behind", async () => {
    for (const stack of ["target", "source"] as const) {
      transcript.push(await bench.succeed(stack, ["destroy", "--yes", "--skip-preview"]));
    }

    expect(bench.emulator.dts.jobs.list()).toEqual([]);
    expect(bench.emulator.world.roles).toEqual([]);
    const policies = bench.emulator.world.accounts.flatMap((account) => [...account.policies.values()]);
    expect(policies.filter(({ policyName }) => policyName.startsWith("dts-assume-"))).toEqual([]);
  });
});
