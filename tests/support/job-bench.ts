import { syncJobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import type { SyncJobInputs } from "../../core/dts/job-inputs";
import type { EmulatorOptions } from "../../emulator";
import { externalId, roleName, startGrantBench } from "../cloud/preflight/grant-bench";
import type { TestEmulator } from "./emulator";
import { exampleJob } from "./example-job";
import { ProviderProcess, type ProviderProcessOptions } from "./provider-process";
import { SmallEngine } from "./small-engine";

/** A granted target account, and the logic of a sync job on a small engine. */
export interface JobBench {
  readonly emulator: TestEmulator;
  readonly inputs: SyncJobInputs;
  readonly engine: SmallEngine<SyncJobInputs, Parameters<typeof syncJobLogic.delete>[1]>;
  process(options?: ProviderProcessOptions): ProviderProcess;
  /** `pulumi up` with the example's inputs, some of them changed. Resolves with what a person saw, rejects as it fails. */
  up(edit?: Partial<SyncJobInputs>, options?: ProviderProcessOptions): Promise<string>;
  /** The writing calls that were made while the work was done, by their actions. */
  writesOf(work: () => Promise<unknown>): Promise<string[]>;
  /** Jobs as the emulator has them. */
  jobs(): ReturnType<TestEmulator["dts"]["jobs"]["list"]>;
  countCalls(action: string): number;
}

/** Seconds; enough for everything that a job does here. */
const timeouts = { create: 300, update: 300, delete: 300 };
/** In the cloud it takes minutes, which would be a hundred questions for the same answer. Virtual milliseconds. */
const durations = { resize: 20_000 };

const writingActions =
  /^(Create|Configure|Start|Pause|Continue|Stop|Resume|Isolate|Recover|Destroy|Reset|Resize|Modify|Skip|Tag|UnTag)/;

/** Time moves by the waiting of the processes, and a little by itself for what waits in real time. */
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
