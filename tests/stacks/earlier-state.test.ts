import { startEarlierStacks } from "../support/earlier-stacks";
import type { StackBench } from "../support/stack-bench";

/** The tests share the stacks and run in this order. */
let bench: StackBench;

beforeAll(async () => {
  bench = await startEarlierStacks();
});

afterAll(() => bench.close());

const statuses = () =>
  Object.fromEntries(bench.emulator.dts.jobs.list().map(({ name, status }) => [name, status]));
/** Actions that change the cloud. STS calls change nothing that lasts. */
const changes = () =>
  bench.emulator.calls
    .filter(({ service, action = "" }) => service !== "sts" && !/^(Describe|Get|List)/.test(action))
    .map(({ action }) => action);

describe("stacks that an earlier version has deployed", () => {
  test.each(["source", "target"] as const)("a refresh of %s finds no drift", async (stack) => {
    await bench.succeed(stack, ["refresh", "--yes", "--expect-no-changes"]);
  });

  test.each(["source", "target"] as const)("a preview of %s has no changes", async (stack) => {
    await bench.succeed(stack, ["preview", "--expect-no-changes"]);
  });

  test("an update changes nothing in the cloud", async () => {
    for (const stack of ["source", "target"] as const)
      await bench.succeed(stack, ["up", "--yes", "--skip-preview", "--expect-no-changes"]);
    expect(changes()).toEqual([]);
    expect(statuses()).toEqual({
      orders: "Running",
      inventory: "Stopped",
      ledger: "Paused",
      catalog: "Running",
      billing: "Running",
    });
  });

  test("destroy leaves no job, role or policy behind, and nothing was purchased", async () => {
    for (const stack of ["target", "source"] as const)
      await bench.succeed(stack, ["destroy", "--yes", "--skip-preview"]);
    const { emulator } = bench;
    expect(emulator.dts.jobs.list()).toEqual([]);
    expect(emulator.world.roles).toEqual([]);
    const policies = emulator.world.accounts.flatMap((account) => [...account.policies.values()]);
    expect(policies.filter(({ policyName }) => policyName.startsWith("dts-assume-"))).toEqual([]);
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  });
});
