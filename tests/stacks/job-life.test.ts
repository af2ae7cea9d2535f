import { Cloud } from "../../cloud/client";
import { startBench, type StackBench, type StackConfig } from "../support/stack-bench";

/** The tests share one job and run in the order of its life. */
let bench: StackBench;

beforeAll(async () => {
  bench = await startBench({ speed: 120 });
  await bench.succeed("source", ["up", "--yes", "--skip-preview"]);
  await bench.succeed("target", ["up", "--yes", "--skip-preview"]);
});

afterAll(() => bench.close());

const theJob = () => bench.emulator.dts.jobs.list()[0];
const up = () => bench.succeed("target", ["up", "--yes", "--skip-preview"]);
const edit = (change: (job: StackConfig) => void) => bench.edit("target", (config) => change(config.jobs[0]));

interface Change {
  name: string;
  edit(job: StackConfig): void;
  /** Text of the preview. */
  preview: RegExp;
  /** The calls of the update and how often each is made. */
  calls: Record<string, number>;
  holds(): void;
}

const changes: readonly Change[] = [
  {
    name: "objects are changed while the job runs",
    edit: (job) =>
      (job.objects.databases = [{ name: "orders", tables: [{ name: "orders" }, { name: "customers" }] }]),
    preview: /objects: changed, prechecked and applied while the job runs/,
    calls: {
      ModifySyncJobConfig: 1,
      CreateModifyCheckSyncJob: 1,
      StartModifySyncJob: 1,
      ConfigureSyncJob: 0,
    },
    holds: () => expect(theJob()?.configuration?.Objects.Databases?.[0]?.Tables).toHaveLength(2),
  },
  {
    name: "operations are changed while the job runs",
    edit: (job) => (job.options = { operations: ["insert", "update", "delete"] }),
    preview: /options\.operations: changed, prechecked and applied while the job runs/,
    calls: { ModifySyncJobConfig: 1, StartModifySyncJob: 1 },
    holds: () => expect(theJob()?.configuration?.Options?.OpTypes).toEqual(["Insert", "Update", "Delete"]),
  },
  {
    name: "a rate limit is set",
    edit: (job) => (job.rateLimit = { syncThreads: 16 }),
    preview: /rateLimit: changed in place/,
    calls: { ModifySyncRateLimit: 1, ModifySyncJobConfig: 0 },
    holds: () => expect(theJob()?.status).toBe("Running"),
  },
  {
    name: "the performance class is changed",
    edit: (job) => (job.instanceClass = "large"),
    preview: /instanceClass: changed in place/,
    calls: { ResizeSyncJob: 1 },
    holds: () =>
      expect(theJob()).toMatchObject({ instanceClass: "large", status: "Running", tradeStatus: "Normal" }),
  },
  {
    name: "the job is paused",
    edit: (job) => (job.desiredState = "paused"),
    preview: /desiredState: changed in place/,
    calls: { PauseSyncJob: 1 },
    holds: () => expect(theJob()?.status).toBe("Paused"),
  },
  {
    name: "objects of a paused job are changed, and it is paused again",
    edit: (job) => (job.objects.databases = [{ name: "orders" }]),
    preview: /objects: changed, prechecked and applied while the job runs/,
    calls: { ContinueSyncJob: 1, StartModifySyncJob: 1, PauseSyncJob: 1 },
    holds: () => expect(theJob()?.status).toBe("Paused"),
  },
  {
    name: "the job continues",
    edit: (job) => (job.desiredState = "running"),
    preview: /desiredState: changed in place/,
    calls: { ContinueSyncJob: 1, ConfigureSyncJob: 0 },
    holds: () => expect(theJob()?.status).toBe("Running"),
  },
  {
    name: "rows are compared",
    edit: (job) => (job.compare = { method: "full" }),
    preview: /compare: changed in place/,
    calls: { CreateSyncCompareTask: 1, StartSyncCompare: 1 },
    holds: () =>
      expect([...(theJob()?.compareTasks.values() ?? [])].map(({ status }) => status)).toEqual(["success"]),
  },
  {
    name: "the job is stopped once source and target are equal",
    edit: (job) => Object.assign(job, { desiredState: "stopped", requireEqualBeforeStop: true }),
    preview: /desiredState: changed in place/,
    calls: { CreateSyncCompareTask: 1, StopSyncJob: 1 },
    holds: () => expect(theJob()?.status).toBe("Stopped"),
  },
];

describe("the life of a sync job on the real engine", () => {
  test.each(changes)("$name", async (change) => {
    edit(change.edit);
    const preview = await bench.succeed("target", ["preview"]);
    expect(preview).toMatch(change.preview);
    const before = Object.fromEntries(
      Object.keys(change.calls).map((action) => [action, bench.countCalls(action)]),
    );

    await up();

    // The update took the expected calls, purchased nothing, and the next preview is empty.
    const made = Object.entries(before).map(([action, count]) => [action, bench.countCalls(action) - count]);
    expect(Object.fromEntries(made)).toEqual(change.calls);
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
    change.holds();
    await bench.succeed("target", ["preview", "--expect-no-changes"]);
  });

  test("a preview refuses to start a stopped job, with the reason", async () => {
    edit((job) => (job.desiredState = "running"));

    const { exitCode, output } = await bench.pulumi("target", ["preview"]);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/is Stopped: DTS cannot start a stopped job again/);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  });

  test("a stopped job is reset with `whenStopped: reset`", async () => {
    edit((job) => (job.whenStopped = "reset"));

    await up();

    // The same job runs; no job was purchased.
    expect(theJob()?.status).toBe("Running");
    expect([bench.countCalls("ResetSyncJob"), bench.countCalls("CreateSyncJob")]).toEqual([1, 1]);
    await bench.succeed("target", ["preview", "--expect-no-changes"]);
  });

  /** Pauses or stops the job in the console of the target's main account, and waits for its status. */
  async function inConsole(call: "PauseSyncJob" | "StopSyncJob", status: string): Promise<void> {
    const jobId = theJob()?.id ?? "";
    const console = new Cloud({ environment: bench.workspace.variables }).account({
      accountUin: bench.emulator.accounts[1]?.uin ?? "",
      region: "ap-shanghai",
      credentials: "environment:TENCENTCLOUD_GRANTER",
    });
    await console.call("dts", call, { JobId: jobId });
    await console.jobs.waitUntil(jobId, (job) => job?.Status === status, { deadline: Date.now() + 60_000 });
  }

  test("refresh shows a job paused in the console, and up restores it without replacement", async () => {
    const jobId = theJob()?.id ?? "";
    await inConsole("PauseSyncJob", "Paused");

    const refresh = await bench.succeed("target", ["refresh", "--yes", "--skip-preview"]);

    expect(refresh).toMatch(/The job is Paused \(Normal\); the update restores it to running/);
    // The same job is restored to its desired state.
    await up();
    expect(theJob()).toMatchObject({ id: jobId, status: "Running" });
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });

  test("refresh shows a job stopped in the console with the ways out, and only the update is refused", async () => {
    edit((job) => delete job.whenStopped);
    await up();
    await inConsole("StopSyncJob", "Stopped");

    const refresh = await bench.succeed("target", ["refresh", "--yes", "--skip-preview"]);
    expect(refresh).toMatch(/is Stopped: DTS cannot start a stopped job again[^]*whenStopped: replace/);

    // The update is refused with the same text, and changes nothing.
    const { exitCode, output } = await bench.pulumi("target", ["up", "--yes", "--skip-preview"]);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/is Stopped: DTS cannot start a stopped job again/);
    expect([theJob()?.status, bench.countCalls("CreateSyncJob")]).toEqual(["Stopped", 1]);
  });
});
