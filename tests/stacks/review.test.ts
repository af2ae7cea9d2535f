import { execFile } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { enginePath } from "../../cli/workspace/engine-path";
import { packageRoot } from "../../cli/workspace/package-root";
import { suggestPolicy } from "../../governance/review";
import { useOfRoles } from "../../emulator/control/use-of-roles";
import { startBench, type StackBench } from "../support/stack-bench";

/** The tests share the stacks and run in order, from nothing to a running job with a narrower policy. */
let bench: StackBench;
/** The checkout by links, with this test's stack files: the command previews the stacks of its working folder. */
let folder: string;

const narrowPolicy = "dts-orders-narrow";
const up = ["up", "--yes", "--skip-preview"];

beforeAll(async () => {
  bench = await startBench();
  folder = join(bench.workspace.folder, "config");
  for (const name of ["package.json", "node_modules", "dist", "tools"])
    symlinkSync(join(packageRoot, name), join(folder, name));
});

afterAll(() => bench.close());

/** Runs `dts-cross-account review <parameters>`. */
function reviewCommand(parameters: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const program = join(packageRoot, "dist/cli/main.js");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, "review", ...parameters],
      { cwd: folder, env: bench.workspace.environment },
      (error, output, diagnostics) =>
        resolve({ exitCode: error ? Number(error.code) : 0, output: output + diagnostics }),
    );
  });
}

describe("a review on the real engine", () => {
  test("shows before the first deployment which principals gain access, and grants nothing", async () => {
    const { exitCode, output } = await reviewCommand([
      ...["--stack", "source", "--stack", "target", "--read-policies", "--format", "markdown"],
    ]);

    expect(output).toContain(
      "gains**: sub-user `dts-operator` of account `100026591483` → role `dts-orders`",
    );
    expect(output).toMatch(/0 high, \d medium, 1 low, 0 unknown/);
    expect(output).not.toMatch(/\[secret\]|secret-password|emulator-source-password/);
    expect(exitCode).toBe(0);
    expect(bench.emulator.world.roles).toEqual([]);
  });

  test("a stack that does not exist is one clear error", async () => {
    const { exitCode, output } = await reviewCommand(["--stack", "nowhere"]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/nowhere/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  test("the policy pack holds the same rules: administrator access for the role stops the preview", async () => {
    bench.edit("source", ({ grants }) => (grants[0].servicePolicies = ["AdministratorAccess"]));

    const { exitCode, output } = await bench.pulumi("source", ["preview", "--policy-pack", packOfThisHost()]);

    expect(output).toMatch(/\[mandatory\].*wildcard-action/);
    expect(output).toContain("AdministratorAccess allows role dts-orders of account 100018273645 to do *");
    expect(exitCode).not.toBe(0);
  });

  test("the policy suggested from the job's calls suffices for the same job", async () => {
    // The first deployment has the documented policies.
    bench.edit("source", ({ grants }) => delete grants[0].servicePolicies);
    await bench.succeed("source", up);
    await bench.succeed("target", up);
    const [use] = useOfRoles(bench.emulator.world);
    const { document, delta } = suggestPolicy(use!.usedActions, use!.policies, use!.accountUin);
    expect(delta.change).toBe("narrowed");
    await bench.succeed("target", ["destroy", "--yes", "--skip-preview"]);
    // The role gets the suggested policy, and the job is created again.
    await createPolicy(document);
    bench.edit("source", ({ grants }) => (grants[0].servicePolicies = [narrowPolicy]));
    await bench.succeed("source", up);
    await bench.succeed("target", up);

    const [narrowed] = useOfRoles(bench.emulator.world);
    expect(narrowed?.policies.map(({ name }) => name).sort()).toEqual(
      ["QcloudDTSReadOnlyAccess", narrowPolicy].sort(),
    );
    const { jobs } = (await bench.workspace.outputs("target")) as { jobs: { orders: { status: string } } };
    expect(jobs.orders.status).toBe("Running");
  });
});

/** The host that is built from Go modules cannot run policy packs: see docs/review.md. */
function packOfThisHost(): string {
  const [engineFolder = ""] = enginePath().split(":");
  const isSelfBuilt = existsSync(join(engineFolder, "pulumi-language-nodejs-built"));
  return join(packageRoot, "governance/policy-pack", isSelfBuilt ? "self-built-host" : "");
}

/** Performs an action of the source's administrator in the console. */
async function createPolicy(document: object): Promise<void> {
  const body = JSON.stringify({
    ...{
      as: bench.emulator.accounts[0]?.uin,
      service: "cam",
      action: "CreatePolicy",
      region: "ap-guangzhou",
    },
    parameters: { PolicyName: narrowPolicy, PolicyDocument: JSON.stringify(document) },
  });
  const { status } = await fetch(`${bench.emulator.endpoint}/_emulator/acts`, { method: "POST", body });
  expect(status).toBe(200);
}
