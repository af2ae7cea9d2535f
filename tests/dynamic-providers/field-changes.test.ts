import { fieldPaths } from "../../core/dts/field-changes";
import { differenceOf } from "../../dynamic-providers/dts-sync-job/change-rules";
import type { SyncJobInputs, SyncJobOutputs } from "../../core/dts/job-inputs";
import { unknownValue } from "../../dynamic-providers/host/resource-logic";
import { renderProblem } from "../../core/messages";
import { exampleJob } from "../support/example-job";
import matrix from "../matrix/field-changes.json";

const inputs: SyncJobInputs = {
  ...exampleJob(
    { source: { uin: "100018273645" }, target: { uin: "100026591483" } },
    { roleName: "dts-orders", externalId: "an-external-id" },
  ),
  objects: { databases: [{ name: "orders" }, { name: "customers", tables: [{ name: "a" }, { name: "b" }] }] },
};

const deployed = (status: string): SyncJobOutputs => ({
  ...declaredFor(status),
  status,
  tradeStatus: "Normal",
});

/** A job that has ended is declared so. */
function declaredFor(status: string): SyncJobInputs {
  return status === "Stopped" ? { ...inputs, desiredState: "stopped" } : inputs;
}

/** The inputs with one value changed, as the matrix names it. */
function withChange(path: string, next: unknown, declared: SyncJobInputs = inputs): SyncJobInputs {
  const [first = "", second] = path.split(".");
  const whole = declared[first as keyof SyncJobInputs] as object;
  return { ...declared, [first]: second ? { ...whole, [second]: next } : next } as SyncJobInputs;
}

/** What the difference announces, in one word. */
function announced(status: string, news: SyncJobInputs) {
  const {
    explanations,
    replaces,
    hasChanges,
    obstacles = [],
  } = differenceOf(deployed(status), news, "sync-1");
  const change = explanations.find(({ code }) => code.startsWith("syncJob.change."));
  return {
    change: obstacles.length > 0 ? "refused" : change?.code.replace("syncJob.change.", ""),
    field: change?.parameters.field,
    replaces,
    hasChanges,
    obstacles: obstacles.map(({ code }) => code),
  };
}

const moments = [
  { moment: "beforeStart", status: "CheckPass" },
  { moment: "afterStart", status: "Running" },
  { moment: "afterEnd", status: "Stopped" },
] as const;

describe("what the change of a field needs", () => {
  test.each(
    matrix.flatMap((row) => moments.map((moment) => ({ ...row, ...moment, expected: row[moment.moment] }))),
  )("$path, $moment → $expected", ({ path, next, status, expected, ...row }) => {
    // Given a deployed job, when one field is changed
    const news = withChange(path, next, declaredFor(status));
    const { change, field, replaces, hasChanges } = announced(status, news);

    // Then preview names the field and what happens, and purchases again only where the table says so
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
  ])("a job that is %s (%s) after a change in the console or a failure is drift", (status, tradeStatus) => {
    const difference = differenceOf({ ...deployed(status), tradeStatus }, inputs, "sync-1");
    expect(difference).toMatchObject({ hasChanges: true, replaces: [] });
    expect(difference.explanations.map(({ code }) => code)).toContain("syncJob.drifted");
  });

  test.each([
    ["refuse", ["syncJob.stoppedIsFinal"], []],
    ["reset", [], []],
    ["replace", [], ["desiredState"]],
  ] as const)("leaving `stopped` with whenStopped %s", (whenStopped, obstacles, replaces) => {
    // Given a stopped job, when it should run again
    const result = announced("Stopped", { ...inputs, whenStopped });

    // Then it is refused, reset or replaced
    expect(result).toMatchObject({ hasChanges: true, replaces, obstacles });
  });

  test("an adopted job is not destroyed by the way: its replacement would look for it in vain", () => {
    // Given an adopted job whose `adopt` is still declared
    const olds: SyncJobOutputs = { ...deployed("Running"), adopt: "sync-1" };
    const billing = { mode: "prePaid", months: 1 } as const;

    // When a change would buy again, then it is refused; and allowed once `adopt` is taken out
    expect(differenceOf(olds, { ...olds, billing }, "sync-1").obstacles?.map(({ code }) => code)).toEqual([
      "syncJob.adoptedNotReplaced",
    ]);
    expect(differenceOf(olds, { ...olds, billing, adopt: undefined }, "sync-1")).toMatchObject({
      replaces: ["billing"],
      obstacles: [],
    });
  });

  test("a comparison is not due while the job waits for its start", () => {
    // Given a job with a start ahead and a comparison; when it is compared, then there is nothing to do
    const news: SyncJobInputs = {
      ...inputs,
      startAt: "2030-01-31T02:00:00+08:00",
      compare: { method: "full" },
    };
    const waiting = (status: string) => ({ ...news, status, tradeStatus: "Normal" });
    expect(differenceOf(waiting("ReadyRunning"), news, "sync-1").hasChanges).toBe(false);
    expect(differenceOf(waiting("Running"), news, "sync-1").hasChanges).toBe(true);
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
    "through an expired grant, a job that is %s and declared %s is %s",
    (status, desired, expected) => {
      // Given a deployed job whose grant has ended since
      const expires = "2027-06-30T00:00:00Z";
      const ended = { ...inputs, source: { ...inputs.source, expires } };
      const olds: SyncJobOutputs = { ...ended, status, tradeStatus: "Normal" };

      // When it is compared a second before and at the end
      const obstaclesAt = (now: number) =>
        (differenceOf(olds, { ...ended, desiredState: desired }, "sync-1", now).obstacles ?? []).map(
          (found) => renderProblem(found),
        );
      const end = Date.parse(expires);

      // Then it is only refused to be started, and only from then on
      const words = expect.stringMatching(/expired at 2027-06-30T00:00:00Z[^]*grants\[\]\.expires/) as string;
      expect(obstaclesAt(end - 1000)).toEqual([]);
      expect(obstaclesAt(end)).toEqual(expected === "fine" ? [] : [words]);
    },
  );

  test("a pre-paid job cannot be resized by the API", () => {
    const olds: SyncJobOutputs = { ...deployed("Running"), billing: { mode: "prePaid", months: 1 } };
    const news: SyncJobInputs = { ...olds, instanceClass: "large" };
    expect(differenceOf(olds, news, "sync-1").obstacles?.map(({ code }) => code)).toEqual([
      "syncJob.prePaidCannotResize",
    ]);
  });
});
