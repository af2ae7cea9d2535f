import type { SyncJobInputs, SyncJobOutputs } from "../../core/dts/job-inputs";
import { syncJobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import { startJobBench, type JobBench } from "../support/job-bench";

let bench: JobBench;

beforeEach(async () => {
  bench = await startJobBench();
});

const theJob = () => bench.jobs()[0];

async function failure(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "no error",
    (error: Error) => error.message,
  );
}

/** An `up` whose process is killed right after an action has taken effect: the state knows of nothing. */
async function killedAfter(action: string): Promise<void> {
  const running = bench.process({
    onRequest: async (_number, request, send) => {
      const answer = await send();
      if (request.action === action) running.kill();
      return answer;
    },
  });
  expect(await bench.engine.up(bench.inputs, running)).toBe("killed");
  expect(bench.engine.state).toBeUndefined();
}

describe("a purchase whose run was killed", () => {
  test.each(["CreateSyncJob", "ConfigureSyncJob", "CreateCheckSyncJob", "StartSyncJob"])(
    "after %s is gone on with, and said",
    async (action) => {
      await killedAfter(action);
      expect(await bench.up()).toMatch(/was purchased by an interrupted run: continuing with it/);
      expect(bench.countCalls("CreateSyncJob")).toBe(1);
      expect(theJob()?.status).toBe("Running");
    },
  );

  test.each([
    [
      "billing",
      { billing: { mode: "prePaid", months: 1 } },
      /different billing: postPaid, declared is prePaid/,
    ],
    [
      "kind of the target",
      { target: { databaseKind: "mariadb", instanceId: "tdsql-replica1" } },
      /different target\.databaseKind: mysql, declared is mariadb/,
    ],
  ] as const)(
    "and whose %s is declared otherwise by now is neither used nor left behind unsaid",
    async (_name, edit, words) => {
      // Given a job that was purchased and that no state knows
      await killedAfter("CreateSyncJob");
      const { target } = bench.inputs;
      const next = { ...edit, ...("target" in edit ? { target: { ...target, ...edit.target } } : {}) };

      // When another one is declared, then nothing is written and the job is named
      const writes = await bench.writesOf(async () => {
        const said = await failure(bench.up(next as Partial<SyncJobInputs>));
        expect(said).toMatch(words);
        expect(said).toContain(theJob()?.id);
      });
      expect(writes).toEqual([]);

      // And with the old declaration it is gone on with
      await bench.up();
      expect(bench.countCalls("CreateSyncJob")).toBe(1);
    },
  );

  test("and whose objects are declared otherwise by now is configured with the new ones", async () => {
    await killedAfter("CreateCheckSyncJob");
    await bench.up({ objects: { databases: [{ name: "inventory" }] }, instanceClass: "small" });
    expect(theJob()).toMatchObject({ status: "Running", instanceClass: "small" });
    expect(theJob()?.configuration?.Objects.Databases?.map(({ DbName }) => DbName)).toEqual(["inventory"]);
  });

  test("once it was started, it does not become another instance's job unsaid", async () => {
    await killedAfter("StartSyncJob");
    const source = { ...bench.inputs.source, instanceId: "cdb-orders80" };
    expect(await failure(bench.up({ source }))).toMatch(
      /different source\.instanceId: cdb-orders57, declared is cdb-orders80/,
    );
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });
});

test("nothing is purchased for an engine that is gone", async () => {
  // Given an engine that was killed while its provider was still looking
  const words = await failure(bench.up({}, { isEngineAlive: false }));

  // Then the provider gives up before the purchase
  expect(words).toMatch(/engine that requested this is gone; nothing was purchased/);
  expect(bench.countCalls("CreateSyncJob")).toBe(0);
});

test("two jobs that carry the same mark are never guessed between", async () => {
  // Given two jobs with the mark of this resource, of which no state knows
  await bench.up();
  const { dts } = bench.emulator.target.root;
  await dts.CreateSyncJob({
    PayMode: "PostPay",
    SrcDatabaseType: "mysql",
    SrcRegion: "ap-guangzhou",
    DstDatabaseType: "mysql",
    DstRegion: "ap-shanghai",
    Tags: [{ TagKey: "dts-cross-account:owner", TagValue: bench.inputs.owner }],
  });
  bench.engine.state = undefined;

  // When up is run, then both are named, and no third one is purchased
  const words = await failure(bench.up());
  for (const { id } of bench.jobs()) expect(words).toContain(id);
  expect(bench.jobs()).toHaveLength(2);
});

describe("a stack that is renamed", () => {
  const owner = "organization/dts-cross-account/renamed/orders-job";
  const tagger = () => ({
    connection: { ...bench.inputs.connection, credentials: "environment:TENCENTCLOUD_GRANTER" },
  });

  test("moves its job's mark to the new name, so that a new stack of the old name purchases another job", async () => {
    // Given a job of a stack that is renamed
    await bench.up(tagger());
    const renamed = await bench.writesOf(() => bench.up({ ...tagger(), owner }));
    expect(renamed).toEqual(["TagResources"]);
    expect(bench.engine.isSettled({ ...bench.inputs, ...tagger(), owner })).toBe(true);

    // When another stack gets the old name, with a job of the same name
    bench.engine.state = undefined;
    await bench.up(tagger());

    // Then it has purchased its own
    expect(bench.jobs()).toHaveLength(2);
  });

  test("without the permission to write tags fails with the missing action, and keeps its job", async () => {
    await bench.up();
    expect(await failure(bench.up({ owner }))).toMatch(/tag:TagResources/);
    expect(theJob()?.status).toBe("Running");
    expect(bench.engine.state?.id).toBe(theJob()?.id);
  });
});

test("more tags than one call takes are written in several", async () => {
  // Given a job and two dozen tags
  const connection = { ...bench.inputs.connection, credentials: "environment:TENCENTCLOUD_GRANTER" };
  const tags = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`key-${index}`, "value"]));
  await bench.up({ connection });

  // When they are set, and taken away again, then it takes three calls each
  expect(await bench.writesOf(() => bench.up({ connection, tags }))).toEqual(Array(3).fill("TagResources"));
  expect(theJob()?.tags).toHaveLength(25);
  expect(await bench.writesOf(() => bench.up({ connection }))).toEqual(Array(3).fill("UnTagResources"));
  expect(theJob()?.tags).toHaveLength(1);
});

describe("a timed start", () => {
  const hours = (count: number) => new Date(bench.emulator.clock.now() + count * 3_600_000).toISOString();

  test("up ends when the job is scheduled, and has no diff until it starts", async () => {
    // Given a start in an hour
    const startAt = hours(1);

    // When the job is created
    await bench.up({ startAt });

    // Then it waits for its time, which is no drift
    expect(theJob()?.status).toBe("ReadyRunning");
    expect(bench.engine.isSettled({ ...bench.inputs, startAt })).toBe(true);

    // And runs after it
    bench.emulator.clock.advance(3_700_000);
    await bench.engine.refresh(bench.process());
    expect(bench.engine.state?.outputs.status).toBe("Running");
    expect(bench.engine.isSettled({ ...bench.inputs, startAt })).toBe(true);
  });

  test("leaves a comparison for when the job runs", async () => {
    // Given a comparison of a job that starts in an hour
    const edit = { startAt: hours(1), compare: { method: "full" } } as const;
    await bench.up(edit);
    expect(bench.countCalls("CreateSyncCompareTask")).toBe(0);
    expect(bench.engine.isSettled({ ...bench.inputs, ...edit })).toBe(true);

    // When it has started, then the comparison is due and made
    bench.emulator.clock.advance(3_700_000);
    await bench.engine.refresh(bench.process());
    await bench.up(edit);
    expect(bench.engine.state?.outputs.compareResult).toMatchObject({ conclusion: "same" });
  });

  test.each(["paused", "stopped"] as const)("%s before its time is refused at once", async (desiredState) => {
    const startAt = hours(6);
    await bench.up({ startAt });
    const before = bench.emulator.clock.now();
    expect(await failure(bench.up({ startAt, desiredState }))).toMatch(/can be neither paused nor stopped/);
    expect(bench.emulator.clock.now() - before).toBeLessThan(60_000);
  });

  test("other objects before its time are refused at once, and nothing is written", async () => {
    const startAt = hours(6);
    await bench.up({ startAt });
    const objects = { databases: [{ name: "inventory" }] };
    const writes = await bench.writesOf(async () => {
      expect(await failure(bench.up({ startAt, objects }))).toMatch(/is scheduled to start at/);
    });
    expect(writes).toEqual([]);
  });

  test("limits of a job that starts later are refused before anything is purchased", async () => {
    const edit = { startAt: hours(6), rateLimit: { syncThreads: 16 } };
    expect(await failure(bench.up(edit))).toMatch(/cannot be limited before it runs/);
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  });

  test("that has passed is a start at once, and is said", async () => {
    expect(await bench.up({ startAt: hours(-1) })).toMatch(/has passed: the job starts immediately/);
    expect(theJob()?.status).toBe("Running");
    expect(theJob()?.configuration?.RunMode).toBe("Immediate");
  });

  test("can be destroyed before its time", async () => {
    await bench.up({ startAt: hours(6) });
    expect(await bench.engine.destroy(bench.process())).toBe("ok");
    expect(bench.jobs()).toEqual([]);
  });
});

test("a job whose resource was moved without an alias is not destroyed with the old one", async () => {
  // Given a running job, and a program in which its resource has another parent
  await bench.up();
  const { id, outputs } = bench.engine.state ?? {};
  const { context, said } = bench.process();

  // When the engine makes the new resource and then deletes the old one, in one run
  const created = await syncJobLogic.create(bench.inputs, context);
  await syncJobLogic.delete(String(id), outputs as SyncJobOutputs, context);

  // Then both were the same job, which runs on
  expect(created.id).toBe(id);
  expect(theJob()?.status).toBe("Running");
  expect(bench.countCalls("CreateSyncJob")).toBe(1);
  expect(said.join("\n")).toContain(`job ${id} now belongs to another resource`);

  // And a later run deletes it where that is declared
  await syncJobLogic.delete(String(id), created.outputs, bench.process().context);
  expect(bench.jobs()).toEqual([]);
});
