import { readStackChange, review } from "../../governance/review";
import { editedStackFile, startBench, type StackBench } from "../support/stack-bench";

/** One role in two stacks, and in one stack under two names. The tests share the stacks and run in this order. */
let bench: StackBench;

const up = ["up", "--yes", "--skip-preview"];
const second = "target-1";

beforeAll(async () => {
  bench = await startBench();
  const stackFile = editedStackFile("source", (config) => (config.grants = [adopting("orders")]));
  await bench.workspace.createStack(second, undefined, stackFile);
  await bench.succeed("source", up);
});

afterAll(() => bench.close());

const adopting = (name: string) => ({
  name,
  targetUin: "100026591483",
  databaseKinds: ["mysql"],
  roleName: "dts-orders",
  adoptRole: true,
});
const live = () =>
  bench.emulator.world.roles.map(({ roleId, roleName, attachments }) => ({
    roleId,
    roleName,
    policyIds: [...attachments.keys()].sort(),
  }));

describe("a second stack that adopts the role of the first", () => {
  test.each([["preview"], up])(
    "is refused by %s, and the error names the first stack",
    async (...command) => {
      const before = live();

      const { exitCode, output } = await bench.pulumi(second, command);

      expect(exitCode).not.toBe(0);
      expect(output).toContain("organization/dts-cross-account/source/orders-role");
      expect(live()).toEqual(before);
    },
  );

  test("does not delete it with a destroy", async () => {
    const before = live();
    await bench.succeed(second, ["destroy", "--yes", "--skip-preview"]);
    expect(live()).toEqual(before);
  });
});

describe("a grant that gets another name and keeps its role", () => {
  test("changes only the external ID by the review, and the live role and its policies stay", async () => {
    const before = live();
    bench.edit("source", (config) => (config.grants = [adopting("sales")]));
    const state = await bench.state("source");
    const { output } = await bench.pulumi("source", ["preview", "--json"]);

    const report = review([readStackChange("source", output.slice(output.indexOf("{")), state)]);
    await bench.succeed("source", up);

    // The resource that generates the external ID gets another name too.
    expect(report.paths.map(({ change }) => change)).toEqual(["changed"]);
    expect(report.permissions.map(({ change }) => change)).toEqual(["equal"]);
    expect(live()).toEqual(before);
  });

  test("has no changes afterwards, and the role is deleted with its new owner", async () => {
    await bench.succeed("source", ["preview", "--refresh", "--expect-no-changes"]);
    await bench.succeed("source", ["destroy", "--yes", "--skip-preview"]);
    expect(live()).toEqual([]);
  });
});
