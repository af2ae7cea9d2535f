import { toJobReport } from "../../core/dts";
import type { WatchedJob } from "./watched-jobs";

/** One job as a row of the screen. */
export interface JobRow {
  readonly name: string;
  readonly jobId: string | undefined;
  /** As DTS reports it; `-` while the job has not been purchased. */
  readonly status: string;
  /** The run step: `schema-init`, `dumper`, `loader` or `sinker`. */
  readonly phase: string | undefined;
  /** Percent. */
  readonly progress: number | undefined;
  readonly lagSeconds: number | undefined;
  readonly error: string | undefined;
}

/** The row of a job. */
export function toRow({ name, job }: WatchedJob): JobRow {
  if (!job) {
    return {
      name,
      jobId: undefined,
      status: "-",
      phase: undefined,
      progress: undefined,
      lagSeconds: undefined,
      error: undefined,
    };
  }
  const { status, phase, progress, lagSeconds, lastError } = toJobReport(job);
  return {
    name,
    jobId: job.JobId,
    status,
    phase: phase ?? undefined,
    progress: progress ?? undefined,
    lagSeconds: lagSeconds ?? undefined,
    error: lastError ?? undefined,
  };
}

const failedStatuses: ReadonlySet<string> = new Set(["CheckNotPass", "Failed", "Error", "ResumableErr"]);

/** The rows in order of urgency: failed jobs, then jobs in transition, then running jobs; the longest lag first. */
export function byUrgency(rows: readonly JobRow[]): JobRow[] {
  const urgency = ({ status }: JobRow) => {
    if (failedStatuses.has(status)) return 0;
    return status === "Running" ? 2 : 1;
  };
  const lag = ({ lagSeconds = 0 }: JobRow) => -lagSeconds;
  return [...rows].sort((one, other) => urgency(one) - urgency(other) || lag(one) - lag(other));
}

const barWidth = 20;

/** `orders  Running  sinker  [####----] 40 %  lag 12 s` */
export function renderRow(row: JobRow, nameWidth: number): string {
  const { name, status, phase = "", progress, lagSeconds, error } = row;
  const bar =
    progress === undefined ? "".padEnd(barWidth + 8) : `${barOf(progress)} ${String(progress).padStart(3)} %`;
  const lag = lagSeconds === undefined ? "" : `lag ${lagSeconds} s`;
  const cells = [
    name.padEnd(nameWidth),
    status.padEnd(13),
    phase.padEnd(11),
    bar,
    lag.padEnd(11),
    error ?? "",
  ];
  return cells.join("  ").trimEnd();
}

function barOf(progress: number): string {
  const full = Math.round((Math.min(100, Math.max(0, progress)) / 100) * barWidth);
  return `[${"#".repeat(full)}${"-".repeat(barWidth - full)}]`;
}

/** The number of jobs in each status, and the longest lag in seconds. */
export function totalsOf(rows: readonly JobRow[]): { jobs: number; statuses: string; lag: number } {
  const counts = new Map<string, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  const sorted = [...counts].sort((one, other) => other[1] - one[1]);
  return {
    jobs: rows.length,
    statuses: sorted.map(([status, count]) => `${count} ${status}`).join(", "),
    lag: Math.max(0, ...rows.map(({ lagSeconds = 0 }) => lagSeconds)),
  };
}
