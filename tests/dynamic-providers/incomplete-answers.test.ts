import fc from "fast-check";
import type { WireRequest } from "../../cloud/client";
import { startJobBench, type JobBench } from "../support/job-bench";
import type { OnRequest } from "../support/provider-process";

/** Short, so that waiting takes few polls. Virtual milliseconds. */
const durations = { configure: 200, precheck: 400, start: 200, fullLoad: 400, catchUp: 200 };
const startBench = () => startJobBench({ dts: { durations } });

/** What a broken proxy or service leaves of a field. */
type Damage = "missing" | "null" | "number" | "text" | "object" | "list";
const damages: readonly Damage[] = ["missing", "null", "number", "text", "object", "list"];
const wrongValues: Readonly<Record<Exclude<Damage, "missing">, unknown>> = {
  null: null,
  number: 7,
  text: "?",
  object: {},
  list: [],
};

const isRead = ({ action }: WireRequest) => /^(Describe|Get|List|AssumeRole)/.test(action);

/** Places of an answer, as lists of keys; the values of a job's fields are damaged as well as the whole. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return path.length === 0 ? inner : [[...path], ...inner];
}

function damaged(answer: unknown, at: number, damage: Damage): unknown {
  const result = structuredClone(answer) as Record<string, unknown>;
  const places = placesIn(result);
  const path = places[at % places.length] ?? [];
  const holder = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as never)[key], result);
  const key = path.at(-1) ?? "";
  if (damage !== "missing") (holder as Record<string, unknown>)[key] = wrongValues[damage];
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete (holder as Record<string, unknown>)[key];
  return result;
}

/** Damages every read of an action, or the nth read of the run alone. */
function damagedReads(which: (request: WireRequest, number: number) => boolean, at: number, damage: Damage) {
  let reads = 0;
  const onRequest: OnRequest = async (_number, request, send) => {
    const answer = await send();
    return isRead(request) && which(request, ++reads) ? damaged(answer, at, damage) : answer;
  };
  return { onRequest };
}

const purchases = (bench: JobBench) => bench.jobs().length;

/** The fault is gone: the next run ends with one running job, which was purchased once. */
async function expectOneJob(bench: JobBench): Promise<void> {
  await bench.up();
  expect(bench.jobs().map(({ status }) => status)).toEqual(["Running"]);
  expect(bench.engine.state?.id).toBe(bench.jobs()[0]?.id);
}

/** An `up` that was killed right after the purchase. */
async function purchaseThatNoStateKnows(bench: JobBench): Promise<void> {
  const running = bench.process({
    onRequest: async (_number, request, send) => {
      const answer = await send();
      if (request.action === "CreateSyncJob") running.kill();
      return answer;
    },
  });
  expect(await bench.engine.up(bench.inputs, running)).toBe("killed");
}

test("an ownership look-up without its list purchases no second job", async () => {
  const bench = await startBench();
  await purchaseThatNoStateKnows(bench);

  const emptied = bench.process({
    onRequest: async (_number, request, send) => {
      const answer = await send();
      return request.action === "DescribeSyncJobs" ? { RequestId: "r-1" } : answer;
    },
  });
  const result = await bench.engine.up(bench.inputs, emptied);

  expect(result).toMatchObject({
    error: { message: expect.stringMatching(/answer to dts:DescribeSyncJobs is incomplete/) },
  });
  expect(purchases(bench)).toBe(1);
  await expectOneJob(bench);
  await bench.emulator.stop();
});

test("a poll without its list does not take the job out of the state", async () => {
  const bench = await startBench();
  await bench.up();
  const emptied = bench.process({ onRequest: () => Promise.resolve({ RequestId: "r-1" }) });
  expect(await bench.engine.refresh(emptied)).toHaveProperty("error");
  expect(bench.engine.state?.id).toBe(bench.jobs()[0]?.id);
  await bench.emulator.stop();
});

test.each([
  ["no list", {}],
  ["null", { JobIds: null }],
  ["an empty list", { JobIds: [] }],
  ["a number", { JobIds: [1] }],
])("a purchase that is answered with %s looks its job up at once", async (_name, answer) => {
  const bench = await startBench();
  const onRequest: OnRequest = async (_number, request, send) => {
    const given = await send();
    return request.action === "CreateSyncJob" ? answer : given;
  };
  await bench.up({}, { onRequest });
  expect(bench.countCalls("CreateSyncJob")).toBe(1);
  expect(bench.jobs().map(({ status }) => status)).toEqual(["Running"]);
  await bench.emulator.stop();
});

const runs = 60;

test("whatever a read on the way to a purchase lacks: one job, and the next run finishes it", async () => {
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 60 }),
      fc.constantFrom(...damages),
      fc.integer({ min: 1, max: 14 }),
      fc.boolean(),
      fc.boolean(),
      async (at, damage, nth, isLasting, isLeftBehind) => {
        // Given damaged reads, lasting or one alone, and perhaps a job of an interrupted run
        const bench = await startBench();
        if (isLeftBehind) await purchaseThatNoStateKnows(bench);
        const which = (_request: WireRequest, number: number) => (isLasting ? number >= nth : number === nth);

        // When a run meets them
        const edit = { timeouts: { create: 5, update: 5, delete: 5 } };
        const process = bench.process(damagedReads(which, at, damage));
        const result = await bench.engine.up({ ...bench.inputs, ...edit }, process);

        // Then at most one job exists, and without the fault the next run finishes with it
        if (result !== "ok") failed += 1;
        expect(purchases(bench)).toBeLessThanOrEqual(1);
        await expectOneJob(bench);
        await bench.emulator.stop();
      },
    ),
    { numRuns: runs, seed: 20260, endOnFailure: true },
  );
  expect(failed).toBeGreaterThan(runs / 10);
});
