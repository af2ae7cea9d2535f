import { fieldPaths } from "../../core/dts/field-changes";
import type { SyncJobInputs } from "../../core/dts/job-inputs";
import rows from "../matrix/change-effects.json";
import { startJobBench, type JobBench } from "../support/job-bench";

interface Row {
  readonly path: string;
  /** How the job is declared before, where it is not the example. */
  readonly from?: object;
  readonly edit: object;
  /** Writing calls that the change of a running job takes, or the name of a usual sequence. */
  readonly writes?: readonly string[] | keyof typeof sequences;
  /** What the one error says, where the change of a running job is refused before anything is written. */
  readonly refused?: string;
  /** What a job that is not started is configured with, by the way to the value in ConfigureSyncJob. */
  readonly configures?: Readonly<Record<string, string>>;
}

const removed = ["StopSyncJob", "IsolateSyncJob", "DestroySyncJob"];
const begun = ["CreateSyncJob", "ConfigureSyncJob", "CreateCheckSyncJob"];
const sequences = {
  changedLive: ["ModifySyncJobConfig", "CreateModifyCheckSyncJob", "StartModifySyncJob"],
  replaced: [...removed, ...begun, "StartSyncJob"],
  replacedWithSkip: [...removed, ...begun, "SkipSyncCheckItem", "CreateCheckSyncJob", "StartSyncJob"],
};

let bench: JobBench;
/** Runs the jobs with keys that may write tags, too. */
let own: Partial<SyncJobInputs>;

beforeEach(async () => {
  bench = await startJobBench();
  const { connection } = bench.inputs;
  own = { connection: { ...connection, credentials: "environment:TENCENTCLOUD_GRANTER" } };
});

/** A job's inputs (the example's, unless given) with one field changed; what lies beside it stays. */
function edited(edit: object, before: Partial<SyncJobInputs> = own): Partial<SyncJobInputs> {
  const inputs: object = { ...bench.inputs, ...before };
  const isNamed = (value: unknown): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  const entries = Object.entries(edit).map(([key, value]: [string, unknown]) => {
    const old = inputs[key as keyof typeof inputs] as unknown;
    const isMerged = isNamed(value) && isNamed(old) && key !== "billing";
    return [key, isMerged ? { ...old, ...value } : value];
  });
  return { ...before, ...(Object.fromEntries(entries) as Partial<SyncJobInputs>) };
}

async function failure(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "no error",
    (error: Error) => error.message,
  );
}

describe("a change of a running job takes exactly its calls", () => {
  test.each(rows as readonly Row[])("$path", async ({ from = {}, edit, writes = [], refused }) => {
    // Given a running job
    const first = edited(from);
    await bench.up(first);
    const next = edited(edit, first);
    let error = "no error";

    // When one field is changed
    const made = await bench.writesOf(async () => (error = await failure(bench.up(next))));

    // Then it took the calls of its row, or none where it is refused
    if (refused) expect(error).toContain(refused);
    else expect(error).toBe("no error");
    expect(made).toEqual(typeof writes === "string" ? sequences[writes] : writes);

    // And exactly one job is left, where the state knows it, with nothing more to do: also after a refresh
    expect(bench.jobs().map(({ id }) => id)).toEqual([bench.engine.state?.id]);
    const settled = { ...bench.inputs, ...(refused ? first : next) };
    expect(bench.engine.isSettled(settled)).toBe(true);
    await bench.engine.refresh(bench.process());
    expect(bench.engine.isSettled(settled)).toBe(true);
  });

  test("every row of the change table is tried", () => {
    expect(rows.map(({ path }) => path)).toEqual([...fieldPaths]);
  });
});

describe("a change of a job that is not started is part of its next configuration", () => {
  const configured = (rows as readonly Row[]).filter(({ configures }) => configures !== undefined);

  test.each(configured)("$path", async ({ from = {}, edit, configures = {} }) => {
    // Given a job whose precheck failed
    const first = edited(from);
    await failure(bench.up(edited({ source: { password: "wrong" } }, first)));
    expect(bench.jobs()[0]?.status).toBe("CheckNotPass");

    // When the cause is fixed and one field is changed
    const made = await bench.writesOf(() => failure(bench.up(edited(edit, first))));

    // Then the same job was configured with it, and checked again
    expect(made.slice(0, 2)).toEqual(["ConfigureSyncJob", "CreateCheckSyncJob"]);
    const last = bench.emulator.calls.filter(({ action }) => action === "ConfigureSyncJob").at(-1);
    for (const [way, value] of Object.entries(configures)) {
      expect({ way, value: valueAt(last?.parameters, way) }).toEqual({ way, value });
    }
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
  });
});

function valueAt(whole: unknown, way: string): unknown {
  return way.split(".").reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], whole);
}
