import { fieldPaths } from "../../../dts/field-changes";
import { differenceOf } from "../../../dynamic-providers/dts-sync-job/change-rules";
import type { SyncJobInputs, SyncJobOutputs } from "../../../dynamic-providers/dts-sync-job/inputs";
import { unknownValue } from "../../../dynamic-providers/host/resource-logic";
import { ProblemError } from "../../../messages";
import matrix from "../../matrix/field-changes.json";

const inputs: SyncJobInputs = {
  connection: { accountUin: "100026591483", region: "ap-shanghai", credentials: "environment:TENCENTCLOUD" },
  jobName: "orders",
  owner: "organization/p/s/orders-job",
  source: {
    databaseKind: "mysql",
    region: "ap-guangzhou",
    instanceId: "cdb-orders57",
    user: "dts_sync",
    password: "a-password",
    accountUin: "100018273645",
    roleName: "dts-orders",
    externalId: "an-external-id",
  },
  target: {
    databaseKind: "mysql",
    region: "ap-shanghai",
    instanceId: "cdb-replica8",
    user: "dts_sync",
    password: "a-password",
  },
  objects: { databases: [{ name: "orders" }, { name: "customers", tables: [{ name: "a" }, { name: "b" }] }] },
  options: {
    initialization: "full",
    conflict: "reportError",
    existingTable: "reportError",
    operations: ["insert", "update", "delete", "ddl"],
  },
  instanceClass: "medium",
  billing: { mode: "postPaid" },
  desiredState: "running",
};

const deployed = (status: string): SyncJobOutputs => ({ ...inputs, status, tradeStatus: "Normal" });

/** The inputs with one value changed, as the matrix names it. */
function withChange(path: string, next: unknown): SyncJobInputs {
  const [first = "", second] = path.split(".");
  const whole = inputs[first as keyof SyncJobInputs] as object;
  return { ...inputs, [first]: second ? { ...whole, [second]: next } : next } as SyncJobInputs;
}

/** What the difference announces, in one word. */
function announced(status: string, news: SyncJobInputs) {
  try {
    const { explanations, replaces, hasChanges } = differenceOf(deployed(status), news, "sync-1");
    const change = explanations.find(({ code }) => code.startsWith("syncJob.change."));
    return {
      change: change?.code.replace("syncJob.change.", ""),
      field: change?.parameters.field,
      replaces,
      hasChanges,
    };
  } catch (error) {
    if (error instanceof ProblemError) return { change: "refused", replaces: [], hasChanges: false };
    throw error;
  }
}

const moments = [
  { moment: "beforeStart", status: "CheckPass" },
  { moment: "afterStart", status: "Running" },
] as const;

describe("what the change of a field needs", () => {
  test.each(
    matrix.flatMap((row) => moments.map((moment) => ({ ...row, ...moment, expected: row[moment.moment] }))),
  )("$path, $moment → $expected", ({ path, next, status, expected, ...row }) => {
    // Given a deployed job, when one field is changed
    const { change, field, replaces, hasChanges } = announced(status, withChange(path, next));

    // Then preview names the field and what happens, and buys again only where the table says so
    expect(change).toBe(expected);
    if (expected === "refused") return;
    expect(field).toBe(path);
    expect(hasChanges).toBe(true);
    expect(replaces).toEqual(expected === "replace" ? [row.replaces] : []);
  });

  test("the matrix has every row of the table", () => {
    expect(matrix.map(({ path }) => path)).toEqual([...fieldPaths]);
  });

  test.each([
    ["the same", inputs],
    [
      "in another order",
      {
        ...inputs,
        objects: {
          databases: [{ name: "customers", tables: [{ name: "b" }, { name: "a" }] }, { name: "orders" }],
        },
        options: { ...inputs.options, operations: ["ddl", "delete", "update", "insert"] },
      },
    ],
    [
      "with a default written out",
      { ...inputs, objects: { databases: [{ name: "orders", tables: "all" }, inputs.objects.databases[1]] } },
    ],
  ] as [string, SyncJobInputs][])("inputs that are %s are no change", (_name, news) => {
    expect(differenceOf(deployed("Running"), news, "sync-1")).toMatchObject({
      hasChanges: false,
      replaces: [],
    });
  });

  test.each(["source.instanceId", "source.roleName", "billing", "options.initialization"])(
    "an unknown %s is a change, but never announces a purchase",
    (path) => {
      const { replaces, hasChanges } = announced("Running", withChange(path, unknownValue));
      expect({ replaces, hasChanges }).toEqual({ replaces: [], hasChanges: true });
    },
  );

  test.each([
    ["Paused", "Normal"],
    ["ResumableErr", "Normal"],
    ["Running", "Isolated"],
    ["CheckNotPass", "Normal"],
  ])("a job that is %s (%s) by hand or by failure is drift", (status, tradeStatus) => {
    const difference = differenceOf({ ...deployed(status), tradeStatus }, inputs, "sync-1");
    expect(difference).toMatchObject({ hasChanges: true, replaces: [] });
    expect(difference.explanations.map(({ code }) => code)).toContain("syncJob.drifted");
  });

  test.each([
    ["refuse", "refused", []],
    ["reset", undefined, []],
    ["replace", undefined, ["desiredState"]],
  ] as const)("leaving `stopped` with whenStopped %s", (whenStopped, change, replaces) => {
    // Given a stopped job, when it shall run again
    const result = announced("Stopped", { ...inputs, whenStopped });

    // Then it is refused, reset or replaced
    expect(result.replaces).toEqual(replaces);
    expect(result.change === "refused").toBe(change === "refused");
  });

  test.each([
    ["Paused", "running", "refused"],
    ["CheckPass", "running", "refused"],
    ["Failed", "running", "refused"],
    ["Running", "running", "fine"],
    ["Paused", "paused", "fine"],
    ["Running", "paused", "fine"],
    ["Running", "stopped", "fine"],
  ] as const)(
    "through an expired grant, a job that is %s and shall be %s is %s",
    (status, desired, expected) => {
      // Given a deployed job whose grant has ended since
      const expires = "2027-06-30T00:00:00Z";
      const ended = { ...inputs, source: { ...inputs.source, expires } };
      const olds: SyncJobOutputs = { ...ended, status, tradeStatus: "Normal" };

      // When it is compared a second before and at the end
      const compare = (now: number) => () =>
        differenceOf(olds, { ...ended, desiredState: desired }, "sync-1", now);
      const end = Date.parse(expires);

      // Then it is only refused to be started, and only from then on
      expect(compare(end - 1000)).not.toThrow();
      if (expected === "fine") expect(compare(end)).not.toThrow();
      else expect(compare(end)).toThrow(/ended at 2027-06-30T00:00:00Z[^]*grants\[\]\.expires/);
    },
  );

  test("a pre-paid job cannot be resized by the API", () => {
    const olds: SyncJobOutputs = { ...deployed("Running"), billing: { mode: "prePaid", months: 1 } };
    const news: SyncJobInputs = { ...olds, instanceClass: "large" };
    expect(() => differenceOf(olds, news, "sync-1")).toThrow(/pre-paid/);
  });
});
