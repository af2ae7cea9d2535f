import type { SyncJobInputs } from "../../core/dts/job-inputs";
import { startJobBench, type JobBench } from "../support/job-bench";

let bench: JobBench;

beforeEach(async () => {
  bench = await startJobBench();
});

const theJob = () => bench.jobs()[0];
const console = () => bench.emulator.target.root;
const stopped = { desiredState: "stopped" } as const;

/** An executor who may write tags, too. */
const tagger = (): Partial<SyncJobInputs> => ({
  connection: { ...bench.inputs.connection, credentials: "environment:TENCENTCLOUD_GRANTER" },
});

async function failure(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "no error",
    (error: Error) => error.message,
  );
}

/** A running job whose target has caught up. */
async function startJob(edit: Partial<SyncJobInputs> = {}): Promise<string> {
  await bench.up(edit);
  bench.emulator.clock.advance(600_000);
  return theJob()?.id ?? "";
}

describe("a job that was stopped in the console", () => {
  beforeEach(async () => {
    await console().dts.StopSyncJob({ JobId: await startJob() });
    bench.emulator.clock.advance(60_000);
  });

  test("is shown by refresh, and preview refuses to start it with the ways out", async () => {
    // When it is refreshed, then the refresh succeeds and the state shows it
    expect(await bench.engine.refresh(bench.process())).toBe("ok");
    expect(bench.engine.state?.outputs.status).toBe("Stopped");

    // And up is refused, with what can be done
    expect(await failure(bench.up())).toMatch(
      /is Stopped: DTS cannot start.*[^]*whenStopped: reset.*whenStopped: replace/,
    );
  });

  test("is taken as it is where it is declared so", async () => {
    await bench.engine.refresh(bench.process());
    expect(await bench.writesOf(() => bench.up(stopped))).toEqual([]);
    expect(bench.engine.isSettled({ ...bench.inputs, ...stopped })).toBe(true);
  });

  test("is replaced where that is declared: the old one is destroyed first", async () => {
    // Given the stopped job
    const before = theJob()?.id;
    await bench.engine.refresh(bench.process());

    // When it is replaced
    const writes = await bench.writesOf(() => bench.up({ whenStopped: "replace" }));

    // Then there is one job, a new one, and it was purchased after the old one was gone
    expect(bench.jobs().map(({ status }) => status)).toEqual(["Running"]);
    expect(theJob()?.id).not.toBe(before);
    expect(writes.slice(0, 3)).toEqual(["IsolateSyncJob", "DestroySyncJob", "CreateSyncJob"]);
  });

  test("restarts from scratch with everything that is declared by then", async () => {
    // Given other declarations beside the reset
    await bench.engine.refresh(bench.process());
    const objects = { databases: [{ name: "inventory" }] };
    const edit = {
      whenStopped: "reset" as const,
      objects,
      instanceClass: "large" as const,
      rateLimit: { syncThreads: 16 },
    };

    // When it restarts, then all of them are in effect, and nothing was purchased
    await bench.up(edit);
    expect(theJob()).toMatchObject({ status: "Running", instanceClass: "large" });
    expect(theJob()?.configuration?.Objects.Databases?.map(({ DbName }) => DbName)).toEqual(["inventory"]);
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
    await bench.engine.refresh(bench.process());
    expect(bench.engine.isSettled({ ...bench.inputs, ...edit })).toBe(true);
  });
});

describe("a job that has ended", () => {
  test("still takes tags; other changes are remembered and cause no difference after a refresh", async () => {
    // Given a stopped job
    await startJob(tagger());
    await bench.up({ ...tagger(), ...stopped });

    // When tags and objects are changed
    const edit = {
      ...tagger(),
      ...stopped,
      tags: { team: "orders" },
      objects: { databases: [{ name: "inventory" }] },
      instanceClass: "large" as const,
    };
    const writes = await bench.writesOf(() => bench.up(edit));

    // Then only the tags are written, and nothing is left to do
    expect(writes).toEqual(["TagResources"]);
    expect(theJob()?.tags.map(({ TagKey }) => TagKey)).toContain("team");
    await bench.engine.refresh(bench.process());
    expect(bench.engine.isSettled({ ...bench.inputs, ...edit })).toBe(true);
  });

  test("and failed is shown by refresh and restarts from scratch where a reset is declared", async () => {
    // Given a job that has failed for good
    bench.emulator.dts.outOfBand.failJob(await startJob(), { resumable: false });
    expect(await bench.engine.refresh(bench.process())).toBe("ok");
    expect(bench.engine.state?.outputs.lastError).toMatch(/SinkerError — .*Duplicate entry/);

    // When it may be reset, then the same job runs again
    await bench.up({ whenStopped: "reset" });
    expect(theJob()?.status).toBe("Running");
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });
});

describe("requireEqualBeforeStop", () => {
  const guarded = { requireEqualBeforeStop: true } as const;

  test("lets a job be stopped whose rows are equal", async () => {
    await startJob(guarded);
    const writes = await bench.writesOf(() => bench.up({ ...guarded, ...stopped }));
    expect(writes).toEqual(["CreateSyncCompareTask", "StartSyncCompare", "StopSyncJob"]);
    expect(bench.engine.isSettled({ ...bench.inputs, ...guarded, ...stopped })).toBe(true);
  });

  test("holds for a paused job, too: it catches up first", async () => {
    // Given a paused job whose target lacks rows
    const id = await startJob(guarded);
    await bench.up({ ...guarded, desiredState: "paused" });
    bench.emulator.dts.outOfBand.setDifferentRows(id, 3);

    // When a stop is declared, then it is refused
    expect(await failure(bench.up({ ...guarded, ...stopped }))).toMatch(
      /was not stopped: source and target differ/,
    );
    expect(theJob()?.status).toBe("Running");

    // And once the rows are equal, it is
    bench.emulator.dts.outOfBand.setDifferentRows(id, 0);
    await bench.up({ ...guarded, ...stopped });
    expect(theJob()?.status).toBe("Stopped");
    expect(bench.countCalls("ContinueSyncJob")).toBe(1);
  });

  test("holds for a destroy, until it is lifted", async () => {
    // Given a job whose target lacks rows
    const id = await startJob(guarded);
    bench.emulator.dts.outOfBand.setDifferentRows(id, 3);

    // When it is destroyed, then it runs on
    const destroyed = await bench.engine.destroy(bench.process());
    expect(destroyed).toMatchObject({
      error: expect.objectContaining({
        message: expect.stringMatching(/set requireEqualBeforeStop to false/) as string,
      }) as Error,
    });
    expect(theJob()).toMatchObject({ id, status: "Running", tradeStatus: "Normal" });

    // And without the guard it goes
    await bench.up();
    expect(await bench.engine.destroy(bench.process())).toBe("ok");
    expect(bench.jobs()).toEqual([]);
  });
});

test("a comparison ends at once when the job does not run any more", async () => {
  // Given a job that fails while it is waited for to catch up
  await bench.up();
  const { clock, dts } = bench.emulator;
  clock.at(clock.now() + 10_000, () => dts.outOfBand.failJob(theJob()?.id ?? "", { resumable: false }));

  // When it is compared, then the reason is reported, not a time limit
  expect(await failure(bench.up({ compare: { method: "full" } }))).toMatch(
    /is Failed and no longer running: its rows cannot be compared/,
  );
});

test("resumes end after three in one run, whatever else there is to change", async () => {
  // Given a job that is interrupted again after each resume, and that has another change to take
  const id = await startJob();
  bench.emulator.dts.outOfBand.failJob(id, { resumable: true });
  await bench.engine.refresh(bench.process());
  const again = bench.emulator.onCall(({ phase, action }) => {
    if (phase !== "after" || action !== "ResumeSyncJob") return;
    bench.emulator.clock.at(bench.emulator.clock.now() + 5_001, () =>
      bench.emulator.dts.outOfBand.failJob(id, { resumable: true }),
    );
  });

  // When up is run
  const words = await failure(bench.up({ objects: { databases: [{ name: "inventory" }] } }));
  again();

  // Then it gives up with the service's words and solution, and the job is kept
  expect(words).toMatch(/was resumed several times and is interrupted again: SinkerError: .*Duplicate entry/);
  expect(bench.countCalls("ResumeSyncJob")).toBe(3);
  expect(bench.engine.state).toMatchObject({ id, isPartial: true });
});
