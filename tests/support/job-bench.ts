import { syncJobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import type { SyncJobInputs } from "../../dynamic-providers/dts-sync-job/inputs";
import type { EmulatorOptions } from "../../emulator";
import { externalId, roleName, startGrantBench } from "../unit/preflight/grant-bench";
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
  /** Jobs as the emulator has them. */
  jobs(): ReturnType<TestEmulator["dts"]["jobs"]["list"]>;
  countCalls(action: string): number;
}

/** Seconds; enough for everything that a job does here. */
const timeouts = { create: 300, update: 300, delete: 300 };
/** In the cloud it takes minutes, which would be a hundred questions for the same answer. Virtual milliseconds. */
const durations = { resize: 20_000 };

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
  return {
    emulator,
    inputs: { ...exampleJob(emulator, { roleName, externalId }), timeouts },
    engine: new SmallEngine(syncJobLogic),
    process: (processOptions) => new ProviderProcess(emulator, processOptions),
    jobs: () => emulator.dts.jobs.list(),
    countCalls,
  };
}
