import { startJobBench, type JobBench } from "../support/job-bench";
import { failures, type Failure } from "./failures";
import { operations, type Operation } from "./operations";

/** Short, so that waiting takes few polls: each poll is a crash point that proves nothing new. Virtual milliseconds. */
const durations = {
  configure: 200,
  precheck: 600,
  start: 200,
  fullLoad: 1_000,
  catchUp: 300,
  pause: 200,
  continue: 200,
  stop: 200,
  isolate: 200,
  destroy: 200,
  resize: 600,
  modifyCheck: 400,
  modifyStart: 400,
};
const startBench = () => startJobBench({ dts: { durations } });
const tally = { tried: 0, converged: 0 };

afterAll(() => {
  process.stdout.write(`crash matrix: ${tally.tried} points tried, ${tally.converged} converged\n`);
});

/** For every call k of every operation and every failure at it: the next run converges, exactly one job exists, none is orphaned. */
describe.each(operations)("$name", (operation) => {
  let calls: number;

  beforeAll(async () => {
    calls = await countCalls(operation);
  });

  test.each(failures)("$name at any call", async (failure) => {
    const points = Array.from({ length: calls }, (_, index) => index + 1);

    const complaints = (await Promise.all(points.map((k) => tryPoint(operation, failure, k)))).flat();

    expect(points.length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
});

/** How many calls an undisturbed run makes. */
async function countCalls(operation: Operation): Promise<number> {
  const bench = await startBench();
  await operation.prepare(bench);
  const undisturbed = bench.process();
  expect(await operation.run(bench, undisturbed)).toBe("ok");
  expect(operation.shortcomings(bench)).toEqual([]);
  await bench.emulator.stop();
  return undisturbed.requests;
}

async function tryPoint(operation: Operation, failure: Failure, k: number): Promise<string[]> {
  const bench = await startBench();
  await operation.prepare(bench);
  const { process: disturbed, heal } = failure.arm(bench, k);
  await operation.run(bench, disturbed);
  heal();
  disturbed.kill();
  const complaints = await complaintsAfterNextRun(operation, bench);
  await bench.emulator.stop();
  tally.tried += 1;
  if (complaints.length === 0) tally.converged += 1;
  return complaints.map((complaint) => `call ${k}: ${complaint}`);
}

async function complaintsAfterNextRun(operation: Operation, bench: JobBench): Promise<string[]> {
  const result = await operation.run(bench, bench.process());
  if (typeof result === "object") return [`the next run failed: ${String(result.error)}`];
  const purchases = bench.countCalls("CreateSyncJob");
  const isBoughtOnce = bench.emulator.calls.filter(isPurchase).length === 1;
  return [
    ...operation.shortcomings(bench),
    ...(isBoughtOnce ? [] : [`purchased by ${purchases} calls of CreateSyncJob`]),
  ];
}

function isPurchase({ action, outcome }: JobBench["emulator"]["calls"][number]): boolean {
  return action === "CreateSyncJob" && outcome === "ok";
}
