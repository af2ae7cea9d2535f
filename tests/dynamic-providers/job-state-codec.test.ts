import { changedFields } from "../../dynamic-providers/dts-sync-job/change-rules";
import { withDefaults, withoutDefaults } from "../../core/dts/declared-inputs";
import type { SyncJobInputs, SyncJobOutputs } from "../../core/dts/job-inputs";
import { jobStateCodec } from "../../core/dts/job-state-codec";
import { exampleJob } from "../support/example-job";

const accounts = { source: { uin: "100018273645" }, target: { uin: "100026591483" } } as never;
const inputs = exampleJob(accounts, { roleName: "dts-orders", externalId: "an-external-id" });
const report = {
  status: "Running",
  tradeStatus: "Normal",
  phase: "sinker",
  progress: 100,
  lagSeconds: 0,
  lagMegabytes: 0,
  lastError: null,
  allowedActions: "pause, stop",
  compareResult: null,
  usesCurrentExternalId: true,
};
const outputs: SyncJobOutputs = { ...inputs, ...report, configuredExternalId: "an-external-id" };

/** As the engine returns it: through JSON. */
const stored = (properties: object) => JSON.parse(JSON.stringify(properties)) as Record<string, unknown>;
const remembered = stored(jobStateCodec.encode(outputs, inputs));
const secrets = ["emulator-source-password", "emulator-target-password", "an-external-id"];
const open = ({ settings, ...others }: Readonly<Record<string, unknown>>) => others;

describe("a job in the state", () => {
  test("has the byte-stable form that earlier versions wrote", () => {
    // Given a job with the default options, whose size differs from its settings
    const { connection, jobName, owner, source, target, objects, timeouts } = inputs;
    const settings = { connection, jobName, owner, source, target, objects, timeouts };
    const found = jobStateCodec.encode({ ...outputs, instanceClass: "large" }, inputs);

    // Then the report and what differs are in plain text, and everything declared is in `settings`
    expect(JSON.stringify(found)).toBe(
      JSON.stringify({
        instanceClass: "large",
        report,
        settings: { ...settings, configuredExternalId: "an-external-id" },
      }),
    );
  });

  test("decodes to what was encoded", () => {
    expect(jobStateCodec.decodeOutputs(remembered)).toEqual(outputs);
  });

  test("has only the report in plain text, as long as the job is as declared", () => {
    expect(open(remembered)).toEqual({ report });
  });

  test("omits what equals its default", () => {
    expect(Object.keys(remembered.settings as object)).not.toEqual(
      expect.arrayContaining(["options", "billing", "instanceClass", "desiredState"]),
    );
  });

  test("has in plain text what differs from the settings, and never a secret", () => {
    // Given a job whose databases, tags, size and source were changed outside Pulumi
    const objects = { databases: [{ name: "orders", renameTo: "sales" }] };
    const source = { ...inputs.source, instanceId: "cdb-another1" };
    const live: SyncJobOutputs = { ...outputs, objects, source, tags: { team: "a" }, instanceClass: "large" };

    // When it is refreshed
    const found = stored(jobStateCodec.encodeRefreshed(remembered, live));

    // Then only the differences are in plain text, and all of them are decoded
    expect(open(found)).toEqual({
      report,
      objects,
      source: { instanceId: "cdb-another1" },
      tags: { team: "a" },
      instanceClass: "large",
    });
    expect(secrets.filter((secret) => JSON.stringify(open(found)).includes(secret))).toEqual([]);
    expect(jobStateCodec.decodeOutputs(found)).toEqual(live);
    const fields = changedFields(jobStateCodec.decodeOutputs(found), inputs).map(({ path }) => path);
    expect(fields.sort()).toEqual(["instanceClass", "objects", "source.instanceId", "tags"]);
  });

  test("is as declared again once the change is reverted", () => {
    const changed = jobStateCodec.encodeRefreshed(remembered, { ...outputs, tags: { team: "a" } });
    expect(jobStateCodec.encodeRefreshed(stored(changed), outputs)).toEqual(remembered);
  });

  test("shows a declared property that is missing", () => {
    // Given a job whose tags were removed outside Pulumi
    const tagged = { ...inputs, tags: { team: "a" } };
    const found = stored(jobStateCodec.encode({ ...outputs, tags: {} }, tagged));

    // When it is compared, then the tags differ
    expect(changedFields(jobStateCodec.decodeOutputs(found), tagged).map(({ path }) => path)).toEqual([
      "tags",
    ]);
  });

  test("of an earlier version, with all inputs in plain text, is decoded and gets no settings by a refresh", () => {
    // Given such a state: the engine does not know yet that it must encrypt settings
    const old = stored(outputs);

    // When it is read and refreshed
    const found = stored(jobStateCodec.encodeRefreshed(old, { ...outputs, status: "Paused" }));

    // Then it is decoded, the status is in the report, and nothing else is added
    expect(jobStateCodec.decodeOutputs(old)).toEqual(outputs);
    expect(jobStateCodec.decodeOutputs(found)).toEqual({ ...outputs, status: "Paused" });
    const { report: refreshed, ...declared } = found;
    expect(refreshed).toEqual({ ...report, status: "Paused" });
    expect(Object.keys(old)).toEqual(expect.arrayContaining(Object.keys(declared)));
  });

  test("of a version between, with settings but without a report, is decoded", () => {
    const { settings } = remembered;

    expect(jobStateCodec.decodeOutputs({ ...stored(report), settings })).toEqual(outputs);
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
  ])("are omitted and filled in again: $declared", ({ edit, declared }) => {
    const job = { ...inputs, ...edit };
    const { connection, jobName, owner, source, target, objects, ...others } = withoutDefaults(job);
    expect(others).toEqual(declared);
    expect(withDefaults(withoutDefaults(job))).toEqual(job);
  });
});
