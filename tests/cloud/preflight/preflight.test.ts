import { databaseKindNames } from "../../../core/dts/database-kinds";
import {
  checkNames,
  doubtsOf,
  failuresOf,
  preflight,
  type PreflightInputs,
  RunMemory,
} from "../../../cloud/preflight";
import { sources, targets } from "../../support/instances-of-kinds";
import { startGrantBench } from "./grant-bench";

const pairs = databaseKindNames.flatMap((source) => databaseKindNames.map((target) => ({ source, target })));
/** Pairs of which no text says, or two texts contradict each other, that they work between two accounts. */
const doubtful = [
  "mariadb mysql",
  "mariadb tdsqlC",
  "tdsqlC mariadb",
  "tdsqlC tdsqlMysql",
  "tdsqlMysql tdsqlC",
];

test.each(["dts-operator", "root"])("%s: every check passes, by reading only", async (identity) => {
  const bench = await startGrantBench();
  const before = bench.emulator.calls.length;

  const report = await preflight(bench.as(identity), bench.inputs());

  expect(report.checks).toEqual(checkNames.map((name) => ({ name, verdict: "passed", problems: [] })));
  const called = bench.emulator.calls.slice(before).map(({ action }) => action);
  expect(called.sort()).toEqual([
    "AssumeRole",
    "DescribeDBInstances",
    "DescribeDBInstances",
    "DescribeMigrateDBInstances",
    "GetCallerIdentity",
  ]);
});

test.each(pairs)(
  "$source to $target: found on both sides, and no doubt but the published ones",
  async (pair) => {
    const bench = await startGrantBench();
    const usual = bench.inputs();
    const inputs: PreflightInputs = {
      source: { ...usual.source, databaseKind: pair.source, instanceId: sources[pair.source] },
      target: { ...usual.target, databaseKind: pair.target, instanceId: targets[pair.target] },
      conflict: "cover",
    };

    const report = await preflight(bench.as("root"), inputs);

    expect(failuresOf(report)).toEqual([]);
    const doubts = doubtsOf(report).map(({ code }) => code);
    expect(doubts.length > 0).toBe(doubtful.includes(`${pair.source} ${pair.target}`));
  },
);

test("a passed report is shared with the rest of the run: the second preflight makes no call", async () => {
  // Given a run whose preflight has passed
  const bench = await startGrantBench();
  const account = bench.as("dts-operator");
  const memory = new RunMemory();
  await preflight(account, bench.inputs(), { memory });
  const before = bench.emulator.calls.length;

  const report = await preflight(account, bench.inputs(), { memory });

  expect(failuresOf(report)).toEqual([]);
  expect(bench.emulator.calls.length).toBe(before);
});

test("a failed report is not shared: a fix is seen at once", async () => {
  const bench = await startGrantBench({ policies: ["QcloudDTSReadOnlyAccess"] });
  const account = bench.as("root");
  const memory = new RunMemory();
  const first = await preflight(account, bench.inputs(), { memory });
  await bench.emulator.source.root.cam.AttachRolePolicy({
    AttachRoleName: "dts-orders",
    PolicyName: "QcloudCDBReadOnlyAccess",
  });

  const second = await preflight(account, bench.inputs(), { memory });

  expect(failuresOf(first)).not.toEqual([]);
  expect(failuresOf(second)).toEqual([]);
});

test("what is not known yet stays unknown, and the rest is examined", async () => {
  // Given a grant and a source instance that are still to be made
  const bench = await startGrantBench();
  const { source, target } = bench.inputs();
  const inputs = { source: { databaseKind: source.databaseKind, region: source.region }, target };

  const report = await preflight(bench.as("dts-operator"), inputs);

  const verdicts = Object.fromEntries(report.checks.map(({ name, verdict }) => [name, verdict]));
  expect(verdicts).toMatchObject({
    identity: "passed",
    role: "unknown",
    sourceInstance: "skipped",
    dtsAccess: "skipped",
    targetInstance: "passed",
    pair: "passed",
    versions: "skipped",
  });
});

test("a permission that is still to be given makes a refusal unknown; a wrong role name stays wrong", async () => {
  const bench = await startGrantBench({ permits: null });
  const executor = { as: "user", isPermissionPending: true } as const;
  const usual = bench.inputs();
  const misspelled = { ...usual.source, role: { ...usual.source.role!, roleName: "dts-nobody" } };

  const pending = await preflight(bench.as("dts-operator"), { ...usual, executor });
  const wrong = await preflight(bench.as("dts-operator"), { ...usual, source: misspelled, executor });

  expect(failuresOf(pending)).toEqual([]);
  expect(doubtsOf(pending)).toMatchObject([{ code: "preflight.permissionPending" }]);
  expect(failuresOf(wrong)).toMatchObject([{ code: "preflight.roleNotExist" }]);
});

describe("a grant that takes effect after 20 seconds", () => {
  test("is waited for within the patience", async () => {
    const bench = await startGrantBench({}, { grantDelaySeconds: 20 });

    const report = await preflight(bench.as("dts-operator"), bench.inputs(), { grantPatience: 60_000 });

    expect(failuresOf(report)).toEqual([]);
    expect(bench.countCalls("AssumeRole")).toBeGreaterThan(1);
  });

  test("has no effect before, also where only a policy is new", async () => {
    // Given a role that has been there for long, and a policy of a moment ago
    const bench = await startGrantBench({ policies: [] }, { grantDelaySeconds: 20 });
    bench.emulator.clock.advance(30_000);
    for (const PolicyName of ["QcloudDTSReadOnlyAccess", "QcloudCDBReadOnlyAccess"]) {
      await bench.emulator.source.root.cam.AttachRolePolicy({ AttachRoleName: "dts-orders", PolicyName });
    }

    const early = await preflight(bench.as("root"), bench.inputs());
    bench.emulator.clock.advance(20_000);
    const late = await preflight(bench.as("root"), bench.inputs());

    expect(failuresOf(early)).toMatchObject([{ code: "preflight.roleLacksPolicy" }]);
    expect(failuresOf(late)).toEqual([]);
  });

  test("is given up after the patience", async () => {
    const bench = await startGrantBench({}, { grantDelaySeconds: 20 });
    const begin = bench.emulator.clock.now();

    const report = await preflight(bench.as("dts-operator"), bench.inputs(), { grantPatience: 10_000 });

    expect(failuresOf(report)).not.toEqual([]);
    expect(bench.emulator.clock.now() - begin).toBeLessThanOrEqual(10_000);
  });
});
