import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manyJobs } from "../../../bench/many-databases";
import { renderRow, toRow, type JobRow } from "../../../cli/watch/job-row";
import { logScreen, renderRows } from "../../../cli/watch/screen";
import { watch } from "../../../cli/watch/watch";
import { WatchedJobs, type WatchedStack } from "../../../cli/watch/watched-jobs";
import { Cloud } from "../../../cloud/client";
import { readStackFile } from "../../../cli/doctor/stack-file";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

const count = 250;
const environment = process.env;
let folder: string;
let emulator: TestEmulator;
let lines: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "watch-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: dts-cross-account\n");
  writeFileSync(join(folder, "Pulumi.target.yaml"), manyJobs({ folder }, { first: 0, count }));
  emulator = await startTestEmulator({ dts: { maxUnusedJobs: 1_000 } });
  const operator = emulator.target.user("dts-operator");
  process.env = {
    ...environment,
    TENCENTCLOUD_ENDPOINT: emulator.endpoint,
    TENCENTCLOUD_EXECUTOR_SECRET_ID: operator.secretId,
    TENCENTCLOUD_EXECUTOR_SECRET_KEY: operator.secretKey,
    DTS_CROSS_ACCOUNT_LANGUAGE: "en",
  };
  lines = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void lines.push(text));
  jest.spyOn(process, "cwd").mockReturnValue(folder);
});

afterEach(() => {
  process.env = environment;
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Purchases jobs as a running `up` does: with the ownership tag of their stack. */
async function purchase(indices: readonly number[], stack = "target"): Promise<void> {
  const { dts } = emulator.target.root;
  for (const index of indices) {
    const owner = `organization/dts-cross-account/${stack}/job-${index}-job`;
    await dts.CreateSyncJob({
      PayMode: "PostPay",
      SrcDatabaseType: "mysql",
      SrcRegion: "ap-guangzhou",
      DstDatabaseType: "mysql",
      DstRegion: "ap-shanghai",
      JobName: `job-${index}`,
      Tags: [{ TagKey: "dts-cross-account:owner", TagValue: owner }],
    });
  }
}

const listCalls = () => emulator.calls.filter(({ action }) => action === "DescribeSyncJobs").length;
const all = Array.from({ length: count }, (_, index) => index);
const options = { json: false, once: true, interval: "5" };

test("every job of the list is shown once, purchased or not, with two list calls and no other call", async () => {
  await purchase(all.slice(0, 120));
  await purchase([3], "other");
  const before = emulator.calls.length;

  const exitCode = await watch({ ...options, json: true });

  // 121 jobs with the tag take two pages.
  const rows = lines.map((line) => JSON.parse(line) as JobRow);
  expect([exitCode, rows.length]).toEqual([0, count]);
  expect(rows.filter(({ status }) => status === "UnInitialized")).toHaveLength(120);
  expect(rows.filter(({ status }) => status === "-")).toHaveLength(count - 120);
  const actions = emulator.calls.slice(before).map(({ action }) => action);
  expect(actions).toEqual(["GetCallerIdentity", "DescribeSyncJobs", "DescribeSyncJobs"]);
});

test("known jobs are polled by 100 ids per call", async () => {
  await purchase(all);
  const { project, withoutPasswords } = readStackFile(folder, "target");
  if (!withoutPasswords.ok || withoutPasswords.configuration.role !== "target") throw new Error("no target");
  const watched: WatchedStack = { project, stack: "target", configuration: withoutPasswords.configuration };
  const jobs = new WatchedJobs(new Cloud(), watched);
  await jobs.read();
  const before = listCalls();

  const read = await jobs.read();

  expect(read.filter(({ job }) => job !== undefined)).toHaveLength(count);
  expect(listCalls() - before).toBe(3);
});

const row = (name: string, facts: Partial<JobRow> = {}): JobRow => ({
  name,
  jobId: "sync-1",
  status: "Running",
  phase: "sinker",
  progress: 40,
  lagSeconds: 12,
  error: undefined,
  ...facts,
});

test("a row shows phase, progress and lag", () => {
  expect(renderRow(row("orders"), 8)).toBe(
    "orders    Running        sinker       [########------------]  40 %  lag 12 s",
  );
  expect(renderRow(toRow({ name: "stock", job: undefined }), 8)).toBe("stock     -");
});

test("a terminal shows the most urgent rows and the totals, within its height and width", () => {
  const rows = Array.from({ length: 1000 }, (_, index) => row(`job-${index}`));
  rows[700] = row("broken", { status: "CheckNotPass", error: "x".repeat(300) });

  const drawn = renderRows(rows, { height: 20, width: 80 });

  expect(drawn.length).toBeLessThan(20);
  expect(drawn.every((line) => line.length < 80)).toBe(true);
  expect(drawn[0]).toMatch(/^broken .*CheckNotPass/);
  expect(drawn.at(-2)).toBe("… and 984 more");
  expect(drawn.at(-1)).toBe("1000 jobs: 999 Running, 1 CheckNotPass; longest lag 12 s");
});

test("a log gets only changed rows, and nothing without changes", () => {
  const written: string[] = [];
  const screen = logScreen((line) => written.push(line));
  screen.show([row("a"), row("b")]);
  written.length = 0;

  // A changed lag alone is no change.
  screen.show([row("a", { lagSeconds: 13 }), row("b")]);
  expect(written).toEqual([]);
  screen.show([row("a"), row("b", { status: "Failed" })]);

  expect(written).toEqual([
    expect.stringMatching(/^b +Failed/),
    "2 jobs: 1 Running, 1 Failed; longest lag 12 s",
  ]);
});
