import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type StackName, Workspace } from "../cli";
import { countCalls, type CallCounts } from "./call-counts";
import { EmulatorProcess } from "./emulator-process";
import { manyDatabases, manyJobs, sharedPasswords, type JobRange } from "./many-databases";
import { watchPeaks, type Peaks } from "./process-peaks";
import { timed } from "./timing";

/** Milliseconds added to every answer of the emulator, as by a network. */
export const latency = 30;

/** Published limit of every action of DTS, requests per second. */
export const publishedLimit = 20;

/**
 * Parallel slots for each job that starts while one is brought to Running. The engine writes the state when a job starts
 * and ends, and each write takes longer than the last. Spare slots move the starts to when the state is small; but every
 * write includes all started jobs, so spare slots only cost time where writing dominates.
 */
const spareSlots = [
  { upToJobs: 500, times: 3 },
  { upToJobs: Infinity, times: 1.2 },
] as const;

/**
 * The engine's parameters for parallel slots: more than its default of four for each processor, because a job keeps its
 * slot until it is Running.
 *
 * @param criticalPath milliseconds that a single job takes. Default: longer than all jobs together.
 */
export function parallel(jobs: number, criticalPath = Infinity): string[] {
  const times = spareSlots.find(({ upToJobs }) => jobs <= upToJobs)?.times ?? 1;
  const enough = (times * publishedLimit * criticalPath) / 1_000;
  return ["--parallel", String(Math.ceil(Math.min(jobs + 10, enough)))];
}

export interface MeasuredUp {
  /** Milliseconds. */
  readonly wall: number;
  readonly calls: CallCounts;
  readonly peaks: Peaks;
}

/** Target stacks with many jobs, against an emulator in a separate process with the published limits on. */
export class ManyJobs {
  private constructor(
    readonly emulator: EmulatorProcess,
    readonly workspace: Workspace,
  ) {}

  /** The source stack is deployed; no target stack exists yet. */
  static async prepare(pairs: number, speed: number): Promise<ManyJobs> {
    const home = new Workspace({ endpoint: "", accounts: [] });
    const accounts = join(home.folder, "accounts.json");
    writeFileSync(accounts, JSON.stringify(manyDatabases(pairs)));
    const emulator = await EmulatorProcess.start({ accounts, rateLimit: "on", speed, latency });
    home.remove();
    const many = new ManyJobs(emulator, new Workspace(emulator.address));
    try {
      await many.workspace.createStack("source");
      await many.workspace.run("source", ["up", "--yes", "--skip-preview", "--color", "never"]);
      return many;
    } catch (error) {
      await many.end();
      throw error;
    }
  }

  async createStack(stack: StackName, range: JobRange): Promise<void> {
    await this.workspace.createStack(stack, sharedPasswords, manyJobs(this.workspace, range));
  }

  /**
   * `pulumi up` that must bring every job to Running.
   *
   * @param slots from `parallel`
   */
  async bringUp(
    stack: StackName,
    slots: readonly string[],
    onProcess?: (engine: ChildProcess) => void,
  ): Promise<void> {
    const parameters = ["up", "--yes", "--skip-preview", "--color", "never", ...slots];
    const { exitCode, output } = await this.workspace.attempt(stack, parameters, { onProcess });
    if (exitCode !== 0) throw new Error(`pulumi up of ${stack}: ${output.slice(-4_000)}`);
  }

  /** The same, measured. */
  async up(stack: StackName, slots: readonly string[]): Promise<MeasuredUp> {
    let peaks: Peaks = {};
    let wall = 0;
    const calls = await countCalls(this.emulator, async () => {
      let watch: ReturnType<typeof watchPeaks> | undefined;
      wall = await timed(() => this.bringUp(stack, slots, (engine) => (watch = watchPeaks(engine))));
      peaks = watch?.stop() ?? {};
    });
    return { wall, calls, peaks };
  }

  async end(): Promise<void> {
    await this.emulator.stop();
    this.workspace.remove();
  }
}
