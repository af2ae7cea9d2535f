import { instanceId, manyDatabases } from "../../bench/many-databases";
import type { SyncJobInputs, Wave } from "../../core/dts/job-inputs";
import { syncJobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import { startJobBench, type JobBench } from "../support/job-bench";
import type { ProviderProcess } from "../support/provider-process";
import { SmallEngine } from "../support/small-engine";

const count = 70;

let bench: JobBench;
let engines: SmallEngine<SyncJobInputs, Parameters<typeof syncJobLogic.delete>[1]>[];

beforeEach(async () => {
  bench = await startJobBench({ accounts: manyDatabases(count), dts: { maxUnusedJobs: count } });
  engines = Array.from({ length: count }, () => new SmallEngine(syncJobLogic));
});

function inputsOf(index: number, wave?: Wave): SyncJobInputs {
  const { inputs } = bench;
  return {
    ...inputs,
    jobName: `job-${index}`,
    owner: `organization/dts-cross-account/target/job-${index}`,
    source: { ...inputs.source, instanceId: instanceId("source", index) },
    target: { ...inputs.target, instanceId: instanceId("target", index) },
    ...(wave ? { wave } : {}),
  };
}

/** `pulumi up` of all jobs in one provider process. Returns the messages of those that failed. */
async function up(
  process: ProviderProcess = bench.process(),
  inputs: (index: number) => SyncJobInputs = inputsOf,
): Promise<string[]> {
  const results = await Promise.all(engines.map((engine, index) => engine.up(inputs(index), process)));
  return results.flatMap((result) =>
    typeof result === "object" ? [String((result.error as Error).message)] : [],
  );
}

const running = () => bench.jobs().filter(({ status }) => status === "Running").length;

/** A table that is left in the target, which fails the precheck. */
function spoil(index: number): () => void {
  const instance = bench.emulator.world.instances.find(
    (each) => each.instanceId === instanceId("target", index),
  );
  if (!instance) throw new Error("no such instance");
  const databases = instance.databases as Record<string, string[]>;
  databases.orders = ["customers", "orders"];
  return () => delete databases.orders;
}

test("many jobs share what they all ask: five calls of its own for each, and none of them polls alone", async () => {
  // Given seventy jobs of one list, of which all have something that the precheck warns of
  for (const { parameters } of bench.emulator.world.instances)
    Object.assign(parameters, { gtid_mode: "OFF" });

  // When all are brought to Running in one run
  const process = bench.process();
  const failures = await up(process);

  // Then each cost its five calls, and everything else is shared
  expect([failures, running()]).toEqual([[], count]);
  const shared = ["GetCallerIdentity", "AssumeRole", "DescribeDBInstances", "DescribeMigrateDBInstances"];
  for (const action of shared) expect(bench.countCalls(action)).toBeLessThanOrEqual(10);
  const own = [
    "CreateSyncJob",
    "ConfigureSyncJob",
    "CreateCheckSyncJob",
    "DescribeCheckSyncJobResult",
    "StartSyncJob",
  ];
  for (const action of own) expect(bench.countCalls(action)).toBe(count);
  // And each passed precheck is printed: ten in full, the warnings of all others in one line
  const printed = (text: string) => process.said.filter((said) => said.includes(text));
  expect([printed("ConnectDBCheck").length, printed("gtid_mode").length]).toEqual([10, count]);
  const compact = process.said.filter((said) =>
    /^precheck passed, warnings \(\d+\): .*gtid_mode.*$/.test(said),
  );
  expect(compact).toHaveLength(count - 10);
});

test("a job that an interrupted run has purchased is found among many, and none is purchased twice", async () => {
  // Given a run that was killed right after its purchases, so that the state knows none of them
  let purchases = 0;
  const killed = bench.process({
    onRequest: async (_number, request, send) => {
      if (request.action === "ConfigureSyncJob") return new Promise(() => undefined);
      const answer = await send();
      if (request.action === "CreateSyncJob" && ++purchases === 20) killed.kill();
      return answer;
    },
  });
  await up(killed);
  engines = engines.map(() => new SmallEngine(syncJobLogic));
  expect(bench.jobs().length).toBeGreaterThanOrEqual(20);

  // When the next run continues
  const failures = await up();

  // Then every job runs, and there is one of each
  expect([failures, running()]).toEqual([[], count]);
  expect(bench.countCalls("CreateSyncJob")).toBe(count);
});

test("a failed precheck of one job in ten stops no other, and the next up changes only the failed jobs", async () => {
  // Given four targets that are not empty
  const fixes = [3, 13, 23, 33].map(spoil);

  // When all are brought up
  const failures = await up();

  // Then the others run, each failure says what to do, and the failed ones are kept
  expect([failures.length, running()]).toEqual([4, count - 4]);
  for (const failure of failures) expect(failure).toMatch(/Fix:/);
  const calls = bench.emulator.calls.length;

  // And when they are fixed, the next up changes only them
  fixes.forEach((fix) => fix());
  expect(await up()).toEqual([]);
  expect(running()).toBe(count);
  const later = bench.emulator.calls.slice(calls);
  expect(later.filter(({ action }) => action === "CreateSyncJob")).toEqual([]);
  expect(later.filter(({ action }) => action === "StartSyncJob")).toHaveLength(4);
});

describe("waves", () => {
  const wave: Wave = { maxParallelJobs: 5, order: "smallestFirst", stopAtFailureRate: 50 };

  test("no more jobs are between purchase and Running than declared, the smallest first", async () => {
    // Given jobs whose size grows with their number, handed over in the opposite order
    const order: string[] = [];
    let most = 0;
    const process = bench.process({
      onRequest: (_number, request, send) => {
        if (request.action === "CreateSyncJob")
          order.push((request.parameters as { JobName: string }).JobName);
        const open = bench.jobs().filter(({ status }) => status !== "Running").length;
        most = Math.max(most, open);
        return send();
      },
    });

    // When all are brought up
    const inputs = (index: number) => inputsOf(count - 1 - index, { ...wave, sizeGigabytes: count - index });
    const failures = await up(process, inputs);

    expect([failures, running(), most]).toEqual([[], count, 5]);
    const sizes = order.map((name) => Number(name.slice(4)) + 1);
    expect(sizes.slice(5)).toEqual([...sizes.slice(5)].sort((one, other) => one - other));
  });

  test("too many failures stop the wave: unstarted jobs are not purchased, and the next up starts them", async () => {
    // Given targets most of which are not empty
    const fixes = Array.from({ length: count - 5 }, (_, index) => spoil(index));

    // When they are brought up in waves
    const failures = await up(bench.process(), (index) => inputsOf(index, wave));

    // Then few are purchased, and the others report that they were not
    const purchases = bench.countCalls("CreateSyncJob");
    expect(purchases).toBeLessThan(15);
    expect(failures.filter((text) => /was not purchased/.test(text))).toHaveLength(count - purchases);

    // And once the targets are fixed the next up brings up all of them
    fixes.forEach((fix) => fix());
    expect(await up(bench.process(), (index) => inputsOf(index, wave))).toEqual([]);
    expect([running(), bench.countCalls("CreateSyncJob")]).toEqual([count, count]);
  });

  test("another wave is no change of a job", async () => {
    // Given jobs that run
    await up(bench.process(), (index) => inputsOf(index, wave));

    // When the wave or the size changes, then there is nothing to do
    const other: Wave = { maxParallelJobs: 9, order: "largestFirst", sizeGigabytes: 1 };
    for (const index of [0, 7]) expect(engines[index]?.isSettled(inputsOf(index, other))).toBe(true);
  });
});
