import type { SyncJobInputs } from "../../core/dts/job-inputs";
import { startJobBench, type JobBench } from "../support/job-bench";
import type { ProviderProcessOptions } from "../support/provider-process";

type Edit = Partial<SyncJobInputs>;

let bench: JobBench;

beforeEach(async () => {
  bench = await startJobBench();
});

const up = (edit: Edit = {}) => bench.up(edit);

async function failure(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "no error",
    (error: Error) => error.message,
  );
}

const theJob = () => bench.jobs()[0];
/** The console of the target's main account. */
const console = () => bench.emulator.target.root;

describe("a job that was changed outside Pulumi", () => {
  test.each([
    ["isolated", (id: string) => console().dts.IsolateSyncJob({ JobId: id }), "RecoverSyncJob"],
    ["paused", (id: string) => console().dts.PauseSyncJob({ JobId: id }), "ContinueSyncJob"],
  ] as const)("%s: refresh shows it, up restores it without a purchase", async (_name, move, call) => {
    // Given a running job that is moved in the console
    await up();
    const id = theJob()?.id ?? "";
    await move(id);
    bench.emulator.clock.advance(60_000);

    // When it is refreshed
    await bench.engine.refresh(bench.process());

    // Then it is drift, and up restores the same job
    expect(bench.engine.isSettled(bench.inputs)).toBe(false);
    await up();
    expect(theJob()).toMatchObject({ id, status: "Running", tradeStatus: "Normal" });
    expect([bench.countCalls(call), bench.countCalls("CreateSyncJob")]).toEqual([1, 1]);
    expect(bench.engine.isSettled(bench.inputs)).toBe(true);
  });

  test("destroyed: refresh removes it from the state, and up purchases a new one", async () => {
    // Given a running job that is destroyed outside Pulumi
    await up();
    bench.emulator.dts.outOfBand.lose(theJob()?.id ?? "");

    // When it is refreshed, then it is gone from state, and up makes a new one
    await bench.engine.refresh(bench.process());
    expect(bench.engine.state).toBeUndefined();
    await up();
    expect(bench.jobs()).toHaveLength(1);
    expect(theJob()?.status).toBe("Running");
  });

  test("its objects are changed: refresh shows it, up restores them while it runs", async () => {
    // Given a running job whose objects are changed in the console
    await up();
    const JobId = theJob()?.id ?? "";
    const all = { DbMode: "All", TableMode: "All" };
    await console().dts.ModifySyncJobConfig({
      JobId,
      DynamicObjects: { Mode: "Partial", Databases: [{ DbName: "inventory", ...all }] },
    });
    await console().dts.CreateModifyCheckSyncJob({ JobId });
    bench.emulator.clock.advance(60_000);
    await console().dts.StartModifySyncJob({ JobId });
    bench.emulator.clock.advance(60_000);

    // When it is refreshed, then it is drift
    await bench.engine.refresh(bench.process());
    expect(bench.engine.isSettled(bench.inputs)).toBe(false);

    // And up restores the declared ones
    await up();
    expect(theJob()?.configuration?.Objects.Databases?.map(({ DbName }) => DbName)).toEqual(["orders"]);
    expect(bench.engine.isSettled(bench.inputs)).toBe(true);
  });

  test("interrupted by an error: up resumes it", async () => {
    // Given a running job that fails in a way that can be resumed
    await up();
    bench.emulator.dts.outOfBand.failJob(theJob()?.id ?? "", { resumable: true });

    // When up is run
    await bench.engine.refresh(bench.process());
    await up();

    // Then it is resumed with one call
    expect(theJob()?.status).toBe("Running");
    expect(bench.countCalls("ResumeSyncJob")).toBe(1);
  });

  test("interrupted by an error again after each resume: up gives up after three", async () => {
    // Given a running job that fails in a way that can be resumed, and fails again after every resume
    await up();
    const id = theJob()?.id ?? "";
    const fail = () => bench.emulator.dts.outOfBand.failJob(id, { resumable: true });
    fail();
    await bench.engine.refresh(bench.process());
    let isResumed = false;
    const options: ProviderProcessOptions = {
      onRequest: async (_number, request, send) => {
        if (isResumed && theJob()?.status === "Running") {
          isResumed = false;
          fail();
        }
        const answer = await send();
        isResumed ||= request.action === "ResumeSyncJob";
        return answer;
      },
    };

    // When up is run
    const words = await failure(bench.up({}, options));

    // Then it has resumed the job three times, and reports the error
    expect(bench.countCalls("ResumeSyncJob")).toBe(3);
    expect(words).toMatch(/SinkerError/);
  });

  test("failed for good: the run ends at once with the service's words", async () => {
    // Given a job that has failed
    await up();
    bench.emulator.dts.outOfBand.failJob(theJob()?.id ?? "", { resumable: false });
    await bench.engine.refresh(bench.process());

    // When up is run, then it says why
    expect(await failure(up())).toMatch(/has failed and cannot continue: SinkerError: .*Duplicate entry/);
  });
});

describe("what can be changed", () => {
  test("tags are changed in place, and the ownership tag stays", async () => {
    // Given a running job of an executor who may write tags
    const connection = { ...bench.inputs.connection, credentials: "environment:TENCENTCLOUD_GRANTER" };
    await up({ connection, tags: { team: "data", old: "1" } });

    // When its tags are changed
    await up({ connection, tags: { team: "orders" } });

    // Then they are, nothing was purchased, and nothing is left to do
    const tags = Object.fromEntries((theJob()?.tags ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue]));
    expect(tags).toEqual({ team: "orders", "dts-cross-account:owner": bench.inputs.owner });
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
    await bench.engine.refresh(bench.process());
    expect(bench.engine.isSettled({ ...bench.inputs, connection, tags: { team: "orders" } })).toBe(true);
  });

  test("a changed password is stored for the next configuration, and no call is made", async () => {
    // Given a running job
    await up();
    const source = { ...bench.inputs.source, password: "a-new-password" };

    // When the source's password is changed, then nothing is written
    expect(await bench.writesOf(() => up({ source }))).toEqual([]);
    expect(bench.engine.state?.outputs.source.password).toBe("a-new-password");
  });

  test("service defaults never cause a diff, before and after a refresh", async () => {
    await up();
    expect(bench.engine.isSettled(bench.inputs)).toBe(true);
    await bench.engine.refresh(bench.process());
    expect(bench.engine.isSettled(bench.inputs)).toBe(true);
  });

  test("phase, progress, lag and what may be done are outputs", async () => {
    // Given a job that has caught up, and then falls behind
    await up();
    bench.emulator.clock.advance(600_000);
    bench.emulator.dts.outOfBand.setLag(theJob()?.id ?? "", 42);

    // When it is refreshed, then its outputs say so
    await bench.engine.refresh(bench.process());
    expect(bench.engine.state?.outputs).toMatchObject({ phase: "sinker", lagSeconds: 42 });
    expect(bench.engine.state?.outputs.allowedActions).toContain("pause");
  });
});

describe("the precheck", () => {
  const target = (instanceId: string) => ({ ...bench.inputs.target, instanceId });

  test("fails with every failed step and its fix, and runs again after the fix without another purchase", async () => {
    // Given a database that does not exist, and a target that is too small
    const objects = { databases: [{ name: "no_such_database" }] };

    // When the job is created
    const words = await failure(up({ objects, target: target("cdb-smalldsk") }));

    // Then both failed steps are named, each with its fix
    for (const step of ["ConstraintRefCheck", "DstSpaceCheck"]) {
      expect(words).toMatch(new RegExp(`Precheck of sync-\\w+ failed at ${step}[^]*?Fix: `));
    }

    // And after the objects are fixed and the other step is accepted, the same job runs
    const skipSteps = [{ step: "DstSpaceCheck", reason: "it grows by itself", until: "2999-12-31" }];
    await up({ target: target("cdb-smalldsk"), skipSteps });
    expect(theJob()?.status).toBe("Running");
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });

  test("passes over an accepted step, and says which and why", async () => {
    // Given a target that is too small, which is accepted for a time
    const skipSteps = [{ step: "DstSpaceCheck", reason: "it grows by itself", until: "2999-12-31" }];

    // When the job is created
    const said = await up({ target: target("cdb-smalldsk"), skipSteps });

    // Then it runs, and the risk was said
    expect(theJob()?.status).toBe("Running");
    expect(said).toMatch(/DstSpaceCheck is skipped until 2999-12-31: it grows by itself\. Risk: /);
  });

  test("an expired skip fails before anything is purchased", async () => {
    const skipSteps = [{ step: "DstSpaceCheck", reason: "for a week", until: "2020-01-31" }];
    expect(await failure(up({ skipSteps }))).toMatch(
      /skip of precheck step DstSpaceCheck expired on 2020-01-31/,
    );
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  });

  test("a step that DTS does not let be skipped is an error, and the job is not started", async () => {
    const source = { ...bench.inputs.source, password: "wrong" };
    const skipSteps = [{ step: "ConnectDBCheck", reason: "trust me", until: "2999-12-31" }];
    expect(await failure(up({ source, skipSteps }))).toMatch(
      /does not allow precheck step ConnectDBCheck to be skipped/,
    );
    expect([bench.countCalls("SkipSyncCheckItem"), bench.countCalls("StartSyncJob")]).toEqual([0, 0]);
  });

  test("an object that the source does not have fails it, and nothing runs", async () => {
    const objects = { databases: [{ name: "no_such_database" }] };
    expect(await failure(up({ objects }))).toMatch(/failed at ConstraintRefCheck/);
    expect(theJob()?.status).toBe("CheckNotPass");
  });
});

describe("adoption of a job that was made in the console", () => {
  /** The example's job, created outside Pulumi. */
  async function consoleJob(): Promise<string> {
    await up();
    const id = theJob()?.id ?? "";
    const job = theJob();
    if (job) Object.assign(job, { tags: [] });
    bench.engine.state = undefined;
    return id;
  }

  test("writes nothing when it is equal", async () => {
    // Given a running job of the console that is as declared
    const adopt = await consoleJob();
    let said = "";

    // When it is adopted
    const writes = await bench.writesOf(async () => (said = await up({ adopt })));

    // Then it is ours, and nothing was written
    expect(said).toMatch(new RegExp(`Adopting ${adopt}\\. Fields that differ: 0`));
    expect(writes).toEqual([]);
    expect(bench.engine.state?.id).toBe(adopt);
    expect(bench.engine.isSettled({ ...bench.inputs, adopt })).toBe(true);
  });

  test("shows what differs first, then changes just that", async () => {
    // Given a running job of the console
    const adopt = await consoleJob();

    // When it is adopted with another class and other objects
    const said = await up({ adopt, instanceClass: "small", objects: { databases: [{ name: "inventory" }] } });

    // Then both differences were said before, and are gone
    expect(said).toMatch(
      /Fields that differ: 2[^]*objects: changed, prechecked and applied while the job runs[^]*instanceClass/,
    );
    expect(theJob()).toMatchObject({ id: adopt, instanceClass: "small", status: "Running" });
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });

  test.each([
    ["no such job", () => ({ adopt: "sync-00000000" }), /There is no sync job sync-00000000 to adopt/],
    [
      "another pair's job",
      () => ({ target: { ...bench.inputs.target, instanceId: "cdb-replica57" } }),
      /has a different target\.instanceId: cdb-replica8/,
    ],
    [
      "a job that reads through another role",
      () => ({ source: { ...bench.inputs.source, roleName: "dts-other" } }),
      /has a different source\.roleName: dts-orders, declared is dts-other/,
    ],
    [
      "a job that began in another way",
      () => ({ options: { ...bench.inputs.options, initialization: "none" as const } }),
      /has a different options\.initialization: full, declared is none/,
    ],
    [
      "a job that is paid in another way",
      () => ({ billing: { mode: "prePaid" as const, months: 1 } }),
      /has a different billing: postPaid, declared is prePaid/,
    ],
  ])("of %s is refused, and nothing is changed", async (_name, edit, words) => {
    // Given a job of the console, and a declaration that does not fit
    const adopt = await consoleJob();

    // When it is adopted, then it is refused without a write
    const writes = await bench.writesOf(async () => {
      expect(await failure(up({ adopt, ...edit() }))).toMatch(words);
    });
    expect(writes).toEqual([]);
    expect(bench.engine.state).toBeUndefined();
  });

  test("of a stopped job that should run is refused before the adoption", async () => {
    const adopt = await consoleJob();
    await console().dts.StopSyncJob({ JobId: adopt });
    bench.emulator.clock.advance(60_000);
    expect(await failure(up({ adopt }))).toMatch(/is Stopped: DTS cannot start a stopped job again/);
    expect(bench.engine.state).toBeUndefined();
  });

  test("of another job than the one that is kept is refused", async () => {
    await up();
    expect(await failure(up({ adopt: "sync-00000000" }))).toMatch(/already manages sync job sync-\w+/);
  });

  test("is not undone by a change that would buy again: it has to be said", async () => {
    // Given an adopted job
    const adopt = await consoleJob();
    await up({ adopt });

    // When a change needs another job, then the adopted one is not destroyed
    const billing = { mode: "prePaid", months: 1 } as const;
    const writes = await bench.writesOf(async () => {
      expect(await failure(up({ adopt, billing }))).toMatch(/DTS cannot change billing of sync job/);
    });
    expect(writes).toEqual([]);
    expect(theJob()?.status).toBe("Running");
  });
});

describe("stopping", () => {
  test("is blocked while rows differ, and the job runs on", async () => {
    // Given a running job whose target differs from its source
    await up();
    bench.emulator.clock.advance(600_000);
    bench.emulator.dts.outOfBand.setDifferentRows(theJob()?.id ?? "", 3);

    // When a stop requires equal rows, then it is refused
    const words = await failure(up({ desiredState: "stopped", requireEqualBeforeStop: true }));
    expect(words).toMatch(/was not stopped: source and target differ/);
    expect(theJob()?.status).toBe("Running");
    expect(bench.countCalls("StopSyncJob")).toBe(0);
  });

  test.each(["paused", "stopped"] as const)("a new job cannot be %s", async (desiredState) => {
    expect(await failure(up({ desiredState }))).toMatch(/can be neither paused nor stopped/);
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  });
});

describe("a delete", () => {
  const destroy = () => bench.engine.destroy(bench.process());

  test.each([
    ["running", () => Promise.resolve(), ["StopSyncJob", "IsolateSyncJob", "DestroySyncJob"]],
    [
      "already isolated",
      async (id: string) => {
        await console().dts.IsolateSyncJob({ JobId: id });
        bench.emulator.clock.advance(60_000);
      },
      ["DestroySyncJob"],
    ],
    [
      "in a free period",
      (id: string) => Promise.resolve(bench.emulator.dts.outOfBand.setNotBilled(id)),
      ["StopSyncJob", "IsolateSyncJob"],
    ],
    ["already gone", (id: string) => Promise.resolve(bench.emulator.dts.outOfBand.lose(id)), []],
  ] as const)("of a job that is %s leaves nothing behind", async (_name, move, calls) => {
    // Given a job in this state
    await up();
    await move(theJob()?.id ?? "");

    // When it is deleted
    const writes = await bench.writesOf(async () => expect(await destroy()).toBe("ok"));

    // Then it is gone, by exactly these calls
    expect(bench.jobs()).toEqual([]);
    expect(writes).toEqual(calls);
  });

  test("of a job whose precheck failed destroys it without starting it", async () => {
    // Given a job that never started
    await failure(up({ source: { ...bench.inputs.source, password: "wrong" } }));
    expect(theJob()?.status).toBe("CheckNotPass");

    // When it is deleted, then it is gone and was never started
    expect(await destroy()).toBe("ok");
    expect([bench.jobs().length, bench.countCalls("StartSyncJob")]).toEqual([0, 0]);
  });
});

test("one instance inside a TDSQL-C cluster is given to DTS beside its cluster", async () => {
  // Given a source that is a read-only instance of a cluster
  const childInstance = { id: "cynosdbmysql-ins-catalogr", type: "readOnly" } as const;
  const cluster = bench.emulator.world.instances.find(
    ({ service, region }) => service === "cynosdb" && region === "ap-guangzhou",
  );
  const source = {
    ...bench.inputs.source,
    databaseKind: "tdsqlC" as const,
    instanceId: cluster?.instanceId ?? "",
    childInstance,
  };

  // When the job is created
  await failure(
    up({ source, objects: { databases: [{ name: Object.keys(cluster?.databases ?? {})[0] ?? "" }] } }),
  );

  // Then the configuration contains both
  const [configured] = bench.emulator.calls.filter(({ action }) => action === "ConfigureSyncJob");
  expect(configured?.parameters.SrcInfo).toMatchObject({
    InstanceId: cluster?.instanceId,
    ChildInstanceId: childInstance.id,
    ChildInstanceType: "ro",
  });
});
