import type { BenchSettings, Measured } from "./settings";
import type { CallCounts } from "./call-counts";
import { InstantProgram, secretInputsLikeJobs } from "./instant-program";
import { latency, ManyJobs, parallel, publishedLimit } from "./many-jobs";
import type { Peaks } from "./process-peaks";
import { median, rounded, timed } from "./timing";

/** Limits of an `up` that creates jobs. */
const limits = {
  ratio: 1.25,
  ratioFor: [60, 300, 1000],
  callsPerJob: 6.5,
  callsFrom: 100,
  throttledPercent: 1,
  providerMegabytes: 300,
  fileBytesPerJob: 10 * 1024,
  /** With fewer jobs, the rest of the stack outweighs them. */
  bytesFrom: 60,
};
const startupRuns = 3;

export interface JobsResult extends Measured {
  readonly bench: "jobs";
  readonly jobs: number;
  /** Milliseconds of `up` from no job to all Running. */
  readonly wall: number;
  /** The least possible time, milliseconds: the largest of its parts. */
  readonly floor: number;
  readonly ratio: number;
  /** `wall` to the least time of any program: the engine alone, or purchasing at the limit and then the last job's way. */
  readonly ratioToLeast: number;
  readonly floorParts: FloorParts;
  readonly callsPerJob: number;
  readonly callsByAction: Readonly<Record<string, number>>;
  readonly throttledPercent: number;
  readonly peakMegabytes: Peaks;
  /** As JSON without indentation. */
  readonly stateBytesPerJob: number;
  /** As the file backend writes it, indented; the instant resources of `floorParts.engine` have this size. */
  readonly fileBytesPerJob: number;
  readonly settings: { readonly speed: number; readonly latency: number };
  readonly exceeded: readonly string[];
}

/** Milliseconds; all measured in this run except the rate, which is published. */
interface FloorParts {
  /** `up` that creates as many instant resources of the same state size with as many encrypted texts. */
  readonly engine: number;
  /** `up` of an empty program. */
  readonly startup: number;
  /** Calls of the busiest action that each job needs, at the published limit. */
  readonly rate: number;
  /** From the first call to the last of a single job. */
  readonly criticalPath: number;
}

/** For each number of jobs: `up` from nothing to all Running, compared with the least possible time. */
export async function* measureJobs({ jobs, speedFor }: BenchSettings): AsyncGenerator<JobsResult> {
  const criticalPaths = new Map<number, number>();
  for (const count of jobs) {
    const speed = speedFor(count);
    const criticalPath = criticalPaths.get(speed) ?? (await measureCriticalPath(speed));
    criticalPaths.set(speed, criticalPath);
    yield await measure(count, speed, criticalPath);
  }
}

async function measureCriticalPath(speed: number): Promise<number> {
  const alone = await ManyJobs.prepare(1, speed);
  try {
    await alone.createStack("target", { first: 0, count: 1 });
    const { calls } = await alone.up("target", parallel(1));
    return Math.round(calls.span / speed);
  } finally {
    await alone.end();
  }
}

async function measure(jobs: number, speed: number, criticalPath: number): Promise<JobsResult> {
  const many = await ManyJobs.prepare(jobs, speed);
  try {
    await many.createStack("target", { first: 0, count: jobs });
    const slots = parallel(jobs, criticalPath);
    const { wall, calls, peaks } = await many.up("target", slots);
    const stateBytesPerJob = Math.round(compactBytes(await many.workspace.exportState("target")) / jobs);
    const fileBytesPerJob = Math.round(many.workspace.stateBytes("target") / jobs);
    const engine = await measureEngine(many, jobs, fileBytesPerJob, slots);
    const parts = { ...engine, rate: rateOf(jobs), criticalPath };
    return judge({ jobs, wall, parts, calls, peaks, stateBytesPerJob, fileBytesPerJob, speed });
  } finally {
    await many.end();
  }
}

/** Without the indentation that a file backend adds. */
function compactBytes(state: string): number {
  return Buffer.byteLength(JSON.stringify(JSON.parse(state)));
}

function rateOf(jobs: number): number {
  return (jobs / publishedLimit) * 1000;
}

/** With the parallel slots of the jobs: the engine is faster the fewer resources are in progress at once. */
async function measureEngine({ workspace }: ManyJobs, jobs: number, bytes: number, slots: readonly string[]) {
  const program = new InstantProgram(workspace, "instant", secretInputsLikeJobs);
  await program.fitTo(bytes);
  await program.createStack("engine");
  const skip = ["--skip-preview", ...slots];
  const startups: number[] = [];
  for (let run = 0; run < startupRuns; run++) {
    startups.push(await timed(() => program.up("engine", 0, skip)));
  }
  const engine = await timed(() => program.up("engine", jobs, skip));
  return { engine, startup: median(startups) };
}

interface Figures {
  readonly jobs: number;
  readonly wall: number;
  readonly parts: FloorParts;
  readonly calls: CallCounts;
  readonly peaks: Peaks;
  readonly stateBytesPerJob: number;
  readonly fileBytesPerJob: number;
  readonly speed: number;
}

function judge({ jobs, wall, parts, calls, peaks, speed, ...bytes }: Figures): JobsResult {
  const { engine, startup, rate, criticalPath } = parts;
  const floor = Math.max(engine, startup + rate, startup + criticalPath);
  const ratio = wall / floor;
  const ratioToLeast = wall / Math.max(engine, startup + rate + criticalPath);
  const callsPerJob = calls.total / jobs;
  const throttledPercent = (100 * calls.throttled) / calls.total;
  const checks: readonly [name: string, isExceeded: boolean][] = [
    ["ratio", limits.ratioFor.includes(jobs) && ratio > limits.ratio],
    ["callsPerJob", jobs >= limits.callsFrom && callsPerJob > limits.callsPerJob],
    ["throttledPercent", throttledPercent > limits.throttledPercent],
    ["peakMegabytes.provider", (peaks.provider ?? 0) > limits.providerMegabytes],
    ["fileBytesPerJob", jobs >= limits.bytesFrom && bytes.fileBytesPerJob > limits.fileBytesPerJob],
  ];
  const exceeded = checks.flatMap(([name, isExceeded]) => (isExceeded ? [name] : []));
  return {
    ...{ bench: "jobs", jobs, wall, floor, ratio: rounded(ratio), ratioToLeast: rounded(ratioToLeast) },
    ...{ floorParts: parts, callsPerJob: rounded(callsPerJob), callsByAction: calls.byAction },
    ...{ throttledPercent: rounded(throttledPercent), peakMegabytes: peaks, ...bytes },
    ...{ settings: { speed, latency }, exceeded, isWithinLimit: exceeded.length === 0 },
  };
}
