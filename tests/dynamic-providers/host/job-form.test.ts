import { changedFields } from "../../../dynamic-providers/dts-sync-job/change-rules";
import { withDefaults, withoutDefaults } from "../../../core/dts/declared-inputs";
import type { SyncJobInputs, SyncJobOutputs } from "../../../core/dts/job-inputs";
import { jobForm } from "../../../core/dts/job-state-codec";
import { exampleJob } from "../../support/example-job";

const accounts = { source: { uin: "100018273645" }, target: { uin: "100026591483" } } as never;
const inputs = exampleJob(accounts, { roleName: "dts-orders", externalId: "an-external-id" });
const report = {
  ...{ status: "Running", tradeStatus: "Normal", phase: "sinker", progress: 100, lagSeconds: 0 },
  ...{ lagMegabytes: 0, lastError: null, allowedActions: "pause, stop", compareResult: null },
  usesCurrentExternalId: true,
};
const outputs: SyncJobOutputs = { ...inputs, ...report, configuredExternalId: "an-external-id" };

/** As the engine gives it back: through JSON. */
const stored = (properties: object) => JSON.parse(JSON.stringify(properties)) as Record<string, unknown>;
const remembered = stored(jobForm.toStored(outputs, inputs));
const secrets = ["emulator-source-password", "emulator-target-password", "an-external-id"];
const open = ({ settings, ...others }: Readonly<Record<string, unknown>>) => others;

describe("a job in the state", () => {
  test("is read back as it was stored", () => {
    expect(jobForm.toOutputs(remembered)).toEqual(outputs);
  });

  test("has nothing open but how it fares, as long as it is as declared", () => {
    expect(open(remembered)).toEqual({ report });
  });

  test("takes no room for what nobody declared", () => {
    expect(Object.keys(remembered.settings as object)).not.toEqual(
      expect.arrayContaining(["options", "billing", "instanceClass", "desiredState"]),
    );
  });

  test("shows openly what was found to be otherwise, and never a secret", () => {
    // Given a job whose databases, tags, size and source somebody has changed by hand
    const objects = { databases: [{ name: "orders", renameTo: "sales" }] };
    const source = { ...inputs.source, instanceId: "cdb-another1" };
    const live: SyncJobOutputs = { ...outputs, objects, source, tags: { team: "a" }, instanceClass: "large" };

    // When it is refreshed
    const found = stored(jobForm.refreshed(remembered, live));

    // Then only what differs stands open, and all of it is known
    expect(open(found)).toEqual({
      report,
      objects,
      source: { instanceId: "cdb-another1" },
      tags: { team: "a" },
      instanceClass: "large",
    });
    expect(secrets.filter((secret) => JSON.stringify(open(found)).includes(secret))).toEqual([]);
    expect(jobForm.toOutputs(found)).toEqual(live);
    const fields = changedFields(jobForm.toOutputs(found), inputs).map(({ path }) => path);
    expect(fields.sort()).toEqual(["instanceClass", "objects", "source.instanceId", "tags"]);
  });

  test("is as declared again once the change is taken back", () => {
    const changed = jobForm.refreshed(remembered, { ...outputs, tags: { team: "a" } });
    expect(jobForm.refreshed(stored(changed), outputs)).toEqual(remembered);
  });

  test("of which a declared property is missing shows that, too", () => {
    // Given a job with tags, which somebody has taken away
    const tagged = { ...inputs, tags: { team: "a" } };
    const found = stored(jobForm.toStored({ ...outputs, tags: {} }, tagged));

    // When it is compared, then the tags differ
    expect(changedFields(jobForm.toOutputs(found), tagged).map(({ path }) => path)).toEqual(["tags"]);
  });

  test("in which everything stands open, as it once did, is read, and gets no settings by a refresh", () => {
    // Given a state of old: no mark tells the engine yet to encrypt what a refresh would add
    const old = stored(outputs);

    // When it is read and refreshed
    const found = stored(jobForm.refreshed(old, { ...outputs, status: "Paused" }));

    // Then it is understood, how it fares stands in one place, and nothing else is added
    expect(jobForm.toOutputs(old)).toEqual(outputs);
    expect(jobForm.toOutputs(found)).toEqual({ ...outputs, status: "Paused" });
    const { report: told, ...declared } = found;
    expect(told).toEqual({ ...report, status: "Paused" });
    expect(Object.keys(old)).toEqual(expect.arrayContaining(Object.keys(declared)));
  });

  test("with settings beside which the report still stands in parts is read, too", () => {
    // Given the form between the two
    const { settings } = remembered;

    // When it is read, then it is understood
    expect(jobForm.toOutputs({ ...stored(report), settings })).toEqual(outputs);
  });
});

describe("defaults", () => {
  const { options } = inputs;
  test.each<{ edit: Partial<SyncJobInputs>; declared: object }>([
    { edit: {}, declared: {} },
    {
      edit: { options: { ...options, conflict: "cover" } },
      declared: { options: { conflict: "cover" } },
    },
    {
      edit: { options: { ...options, operations: ["insert"] }, instanceClass: "small" },
      declared: { options: { operations: ["insert"] }, instanceClass: "small" },
    },
    {
      edit: { billing: { mode: "prePaid", months: 3 }, desiredState: "paused" },
      declared: { billing: { mode: "prePaid", months: 3 }, desiredState: "paused" },
    },
  ])("are left out and filled in again: $declared", ({ edit, declared }) => {
    // Given a job; when it is said in the fewest words, then only what is unusual is left, and nothing is lost
    const job = { ...inputs, ...edit };
    const { connection, jobName, owner, source, target, objects, ...others } = withoutDefaults(job);
    expect(others).toEqual(declared);
    expect(withDefaults(withoutDefaults(job))).toEqual(job);
  });
});
