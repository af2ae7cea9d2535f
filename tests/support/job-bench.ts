import { syncJobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import type { SyncJobInputs } from "../../core/dts/job-inputs";
import type { EmulatorOptions } from "../../emulator";
import { externalId, roleName, startGrantBench } from "../cloud/preflight/grant-bench";
import type { TestEmulator } from "./emulator";
import { exampleJob } from "./example-job";
import { ProviderProcess, type ProviderProcessOptions } from "./provider-process";
import { SmallEngine } from "./small-engine";

/** A target account with a grant, and the logic of a sync job on a small engine. */
export interface JobBench {
  readonly emulator: TestEmulator;
  readonly inputs: SyncJobInputs;
  readonly engine: SmallEngine<SyncJobInputs, Parameters<typeof syncJobLogic.delete>[1]>;
  process(options?: ProviderProcessOptions): ProviderProcess;
  /** `pulumi up` with the example's inputs, some of them changed. Resolves with its messages, rejects with its error. */
  up(edit?: Partial<SyncJobInputs>, options?: ProviderProcessOptions): Promise<string>;
  /** Actions of the writing calls made during the work. */
  writesOf(work: () => Promise<unknown>): Promise<string[]>;
  /** Jobs as the emulator has them. */
  jobs(): ReturnType<TestEmulator["dts"]["jobs"]["list"]>;
  countCalls(action: string): number;
}

/** Seconds; enough for every operation of these tests. */
const timeouts = { create: 300, update: 300, delete: 300 };
/** The default of minutes would take a hundred polls. Virtual milliseconds. */
const durations = { resize: 20_000 };

const writingActions =
  /^(Create|Configure|Start|Pause|Continue|Stop|Resume|Isolate|Recover|Destroy|Reset|Resize|Modify|Skip|Tag|UnTag)/;

/** A job bench whose time moves when a process waits, and slowly by itself for what waits in real time. */
export async function startJobBench(
  options: EmulatorOptions = {},
  { hasGrant = true }: { readonly hasGrant?: boolean } = {},
): Promise<JobBench> {
  const { dts, ...others } = options;
  const { emulator, countCalls } = await startGrantBench(hasGrant ? {} : null, {
    ...{ speed: 0, dts: { durations, ...dts } },
    ...others,
  });
  const inputs: SyncJobInputs = { ...exampleJob(emulator, { roleName, externalId }), timeouts };
  const engine: JobBench["engine"] = new SmallEngine(syncJobLogic);
  const process: JobBench["process"] = (processOptions) => new ProviderProcess(emulator, processOptions);
  return {
    emulator,
    inputs,
    engine,
    process,
    up: async (edit = {}, processOptions = {}) => {
      const running = process(processOptions);
      const result = await engine.up({ ...inputs, ...edit }, running);
      if (result !== "ok") throw result === "killed" ? new Error("killed") : result.error;
      return running.said.join("\n");
    },
    writesOf: async (work) => {
      const before = emulator.calls.length;
      await work();
      const made = emulator.calls.slice(before).map(({ action = "" }) => action);
      return made.filter((action) => writingActions.test(action));
    },
    jobs: () => emulator.dts.jobs.list(),
    countCalls,
  };
}
