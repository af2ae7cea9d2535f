import { Cloud } from "../../cloud/client";
import { startBench, type StackBench, type StackConfig } from "../support/stack-bench";

/** One job, and what its owner does with it in the order of its life. */
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
  /** What the preview says before. */
  preview: RegExp;
  /** The calls that make the change, and how often each is made. */
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
    name: "the job runs on",
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
    // Given a preview that explains the change first
    edit(change.edit);
    const preview = await bench.succeed("target", ["preview"]);
    expect(preview).toMatch(change.preview);
    const before = Object.fromEntries(
      Object.keys(change.calls).map((action) => [action, bench.countCalls(action)]),
    );

    // When it is made
    await up();

    // Then it took the expected calls, bought nothing, and the next preview is empty
    const made = Object.entries(before).map(([action, count]) => [action, bench.countCalls(action) - count]);
    expect(Object.fromEntries(made)).toEqual(change.calls);
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
    change.holds();
    await bench.succeed("target", ["preview", "--expect-no-changes"]);
  });

  test("leaving `stopped` is refused in preview, with the reason", async () => {
    // Given a stopped job that shall run again
    edit((job) => (job.desiredState = "running"));

    // When it is previewed, then the preview fails with the reason
    const { exitCode, output } = await bench.pulumi("target", ["preview"]);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/is Stopped: DTS cannot start a stopped job again/);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  });

  test("a stopped job begins anew where the user says so", async () => {
    // Given a stopped job that shall run again, and may be reset
    edit((job) => (job.whenStopped = "reset"));

    // When the stack is deployed
    await up();

    // Then the same job runs, and nothing was bought
    expect(theJob()?.status).toBe("Running");
    expect([bench.countCalls("ResetSyncJob"), bench.countCalls("CreateSyncJob")]).toEqual([1, 1]);
    await bench.succeed("target", ["preview", "--expect-no-changes"]);
  });

  /** What somebody does in the console of the target's main account, until the job has this status. */
  async function byHand(call: "PauseSyncJob" | "StopSyncJob", status: string): Promise<void> {
    const jobId = theJob()?.id ?? "";
    const console = new Cloud({ environment: bench.workspace.variables }).account({
      accountUin: bench.emulator.accounts[1]?.uin ?? "",
      region: "ap-shanghai",
      credentials: "environment:TENCENTCLOUD_GRANTER",
    });
    await console.call("dts", call, { JobId: jobId });
    await console.jobs.waitUntil(jobId, (job) => job?.Status === status, { deadline: Date.now() + 60_000 });
  }

  test("a job paused by hand is shown by refresh, and restored by up without replacement", async () => {
    // Given a job that somebody has paused in the console
    const jobId = theJob()?.id ?? "";
    await byHand("PauseSyncJob", "Paused");

    // When the stack is refreshed
    const refresh = await bench.succeed("target", ["refresh", "--yes", "--skip-preview"]);

    // Then the drift is shown
    expect(refresh).toMatch(/The job is Paused \(Normal\); the update restores it to running/);
    // And up restores the desired state of the same job
    await up();
    expect(theJob()).toMatchObject({ id: jobId, status: "Running" });
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });

  test("a job stopped by hand is shown by refresh with the ways out; only the update is refused", async () => {
    // Given a job that somebody has stopped in the console
    edit((job) => delete job.whenStopped);
    await up();
    await byHand("StopSyncJob", "Stopped");

    // When the stack is refreshed, then the refresh succeeds and tells
    const refresh = await bench.succeed("target", ["refresh", "--yes", "--skip-preview"]);
    expect(refresh).toMatch(/is Stopped: DTS cannot start a stopped job again[^]*whenStopped: replace/);

    // And up is refused with the same words, and changes nothing
    const { exitCode, output } = await bench.pulumi("target", ["up", "--yes", "--skip-preview"]);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/is Stopped: DTS cannot start a stopped job again/);
    expect([theJob()?.status, bench.countCalls("CreateSyncJob")]).toEqual(["Stopped", 1]);
  });
});
