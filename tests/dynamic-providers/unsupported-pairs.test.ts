import type { SyncJobInputs } from "../../core/dts/job-inputs";
import { syncJobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import { databaseKindNames } from "../../core/dts/database-kinds";
import { supportMatrix, type PairSupport } from "../../core/dts/support-matrix";
import { sources, targets } from "../support/instances-of-kinds";
import { startJobBench } from "../support/job-bench";

afterEach(() => jest.restoreAllMocks());

function between({ source, target }: PairSupport, usual: SyncJobInputs): SyncJobInputs {
  return {
    ...usual,
    source: { ...usual.source, databaseKind: source, instanceId: sources[source] },
    target: { ...usual.target, databaseKind: target, instanceId: targets[target] },
    options: { ...usual.options, conflict: "cover" },
  };
}

test.each(supportMatrix)(
  "$source to $target passes as it is, and is refused in preview with the allowed list once DTS drops it",
  async (pair) => {
    const bench = await startJobBench();
    const inputs = between(pair, bench.inputs);
    const before = await syncJobLogic.check(inputs, bench.process().context);
    jest.replaceProperty(pair as { supported: boolean }, "supported", false);

    const after = await syncJobLogic.check(inputs, bench.process().context);

    expect(before).toEqual([]);
    const allowed = databaseKindNames.filter((kind) => kind !== pair.target);
    const { source, target } = pair;
    expect(after).toMatchObject([
      { code: "pair.unsupported", path: "target.databaseKind", parameters: { source, target } },
    ]);
    expect(String(after[0]?.parameters.allowed).split(", ").sort()).toEqual([...allowed].sort());
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  },
);
