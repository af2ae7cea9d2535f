import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  driftsOf,
  readRefreshEvents,
  renderDrift,
  renderDriftMarkdown,
  type Drift,
} from "../../../governance/drift";

type Recording = "grant-by-hand" | "role-gone" | "job-paused" | "job-stopped";

/** Recorded events of the real engine for an emulated account with out-of-band changes. */
const recorded = (name: Recording): string =>
  readFileSync(join(__dirname, "events", `${name}.jsonl`), "utf8");
const stackOf = (name: Recording) => (name.startsWith("job") ? "target" : "source");
const readingOf = (name: Recording, text = recorded(name)) =>
  driftsOf(stackOf(name), readRefreshEvents(text));
const textOf = (drifts: readonly Drift[]) => drifts.map((drift) => renderDrift(drift, "en")).join("\n");

test("out-of-band changes of trust, description and policies, each with its revert and its adoption", () => {
  const { drifts, unknown } = readingOf("grant-by-hand");

  expect(unknown).toEqual([]);
  expect(drifts.map(({ resource }) => resource)).toEqual([
    "cam:Role orders-role",
    "cam:RolePolicies orders-policies",
  ]);
  const text = textOf(drifts);
  expect(text).toContain("! The trust policy of role dts-orders was changed outside Pulumi");
  expect(text).toContain("! QcloudCDBFullAccess was attached to role dts-orders outside Pulumi.");
  expect(text).toContain("Revert it: Run `pulumi up --refresh --stack source`");
  expect(text).toContain("Set `grants[orders].description` to");
  expect(text).toContain(
    "Keep it: Set `grants[orders].servicePolicies` to [QcloudAccessForMySQLRole, QcloudCDBReadOnlyAccess, QcloudCDBFullAccess]",
  );
});

test("a role that was deleted out of band", () => {
  const { drifts } = readingOf("role-gone");

  expect(textOf(drifts)).toContain("! cam:Role orders-role no longer exists: it was deleted outside Pulumi.");
  expect(textOf(drifts)).toContain("Remove `grants[orders]` from Pulumi.source.yaml");
});

test("a job that was paused out of band", () => {
  const text = textOf(readingOf("job-paused").drifts);

  expect(text).toContain("! The job is Paused (Normal); the update restores it to running.");
  expect(text).toContain("Keep it: Set `jobs[orders].desiredState` to paused in Pulumi.target.yaml");
});

test("a job that was stopped out of band cannot be restarted", () => {
  const { drifts, unknown } = readingOf("job-stopped");

  expect(unknown).toEqual([]);
  expect(textOf(drifts)).toMatch(/! Sync job sync-\w+ is Stopped: DTS cannot start a stopped job again\./);
  expect(textOf(drifts)).toContain("Revert it: Add `whenStopped: reset`");
  expect(textOf(drifts)).toContain("Keep it: Set `jobs[orders].desiredState` to stopped");
});

test("a resource that the engine could not read is unknown, not without drift", () => {
  const lines = recorded("job-stopped").split("\n");
  const urn = /"urn": "([^"]*SyncJob::orders-job)"/.exec(recorded("job-stopped"))?.[1];
  const message = "error: Preview failed: no route to dts.tencentcloudapi.com";
  const failure = JSON.stringify({ diagnosticEvent: { severity: "error", message, urn } });
  const unread = [...lines.filter((line) => !line.includes('"op": "update"')), failure].join("\n");

  const { drifts, unknown } = readingOf("job-stopped", unread);

  expect(drifts).toEqual([]);
  expect(unknown).toHaveLength(1);
  expect(unknown[0]).toMatch(/^dts:SyncJob orders-job: .*no route to/);
});

test("an unchanged account has no drift", () => {
  const untouched = recorded("grant-by-hand")
    .split("\n")
    .filter((line) => !line.includes('"op": "update"'))
    .join("\n");

  expect(readingOf("grant-by-hand", untouched)).toEqual({ drifts: [], unknown: [] });
});

test("the fingerprint of a drift stays the same while its details change", () => {
  const further = recorded("grant-by-hand").replaceAll("QcloudCDBFullAccess", "AdministratorAccess");

  const [one, other] = [readingOf("grant-by-hand"), readingOf("grant-by-hand", further)];

  expect(other.drifts.map(({ fingerprint }) => fingerprint)).toEqual(
    one.drifts.map(({ fingerprint }) => fingerprint),
  );
  expect(new Set(one.drifts.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  expect(textOf(other.drifts)).toContain("allows 100018273645/role/dts-orders to do *");
});

test("an expired grant can be revoked or extended", () => {
  const { drifts } = driftsOf("source", { resources: [], errors: [] }, [
    { name: "orders", expires: "2030-01-31" },
  ]);

  expect(textOf(drifts)).toContain("Grant orders expired at 2030-01-31 and still exists.");
  expect(textOf(drifts)).toContain(
    "Remove the entry orders from `grants` and run `pulumi up --stack source`",
  );
});

test("no value from the cloud can inject Markdown, HTML or mentions", () => {
  // The recorded description is "by `hand` <b> @all".
  const body = readingOf("grant-by-hand")
    .drifts.map((drift) => renderDriftMarkdown(drift, "en"))
    .join("\n");

  expect(body).toContain("by ˋhandˋ ‹b› @\u2060all");
  expect(body).not.toMatch(/<b>|@all/);
  expect(body).toContain("### Revert it");
});
