import type { Durations } from "./durations";
import type { SyncJob } from "./job";
import { workedFor } from "./run";
import type { Wording } from "./wording";

export interface RunStage {
  readonly id: string;
  readonly name: Wording;
  /** Its part of the full load's duration; the last stage never ends. */
  readonly share: number;
}

/** Source: response example of DescribeSyncJobs (tccli 3.1.189.1). The shares are estimates. */
const stages = {
  structure: { id: "schema-init", name: { zh: "增量库表初始化", en: "Schema initialisation" }, share: 0.1 },
  export: { id: "dumper", name: { zh: "全量导出", en: "Full export" }, share: 0.4 },
  import: { id: "loader", name: { zh: "全量导入", en: "Full import" }, share: 0.5 },
  increment: { id: "sinker", name: { zh: "同步增量", en: "Incremental sync" }, share: 0 },
} as const satisfies Record<string, RunStage>;

const { structure, export: dump, import: load, increment } = stages;
const stagesByInitialization = {
  Full: [structure, dump, load, increment],
  Data: [structure, dump, load, increment],
  Structure: [structure, increment],
  None: [structure, increment],
} as const satisfies Record<string, readonly RunStage[]>;

export function stagesOf({ configuration }: SyncJob): readonly RunStage[] {
  return stagesByInitialization[configuration?.Options?.InitType ?? "Full"];
}

/** The part of the full load that the job has to do, 0 to 1. */
export function loadShareOf(job: SyncJob): number {
  return stagesOf(job).reduce((sum, { share }) => sum + share, 0);
}

/** A stage at a moment of the run. */
export interface StageProgress {
  readonly stage: RunStage;
  readonly status: "notStarted" | "running" | "finished" | "paused" | "failed";
  /** Milliseconds of work after the start of the run at which the stage began. */
  readonly begunAfter: number;
  /** Of this stage, 0 to 1. */
  readonly done: number;
}

export function stageProgress(job: SyncJob, now: number, durations: Durations): StageProgress[] {
  const worked = job.run ? workedFor(job.run, now) : 0;
  const inStatus = haltedStatuses[job.status] ?? "running";
  let begunAfter = 0;
  return stagesOf(job).map((stage) => {
    const length = stage === increment ? Number.POSITIVE_INFINITY : durations.fullLoad * stage.share;
    const done = Math.min(1, Math.max(0, length === 0 ? 1 : (worked - begunAfter) / length));
    const hasBegun = job.run !== undefined && worked >= begunAfter;
    const status = !hasBegun ? "notStarted" : worked >= begunAfter + length ? "finished" : inStatus;
    const progress: StageProgress = { stage, status, begunAfter, done };
    begunAfter += length;
    return progress;
  });
}

const haltedStatuses: Partial<Record<SyncJob["status"], StageProgress["status"]>> = {
  Paused: "paused",
  Stopped: "finished",
  ResumableErr: "failed",
  Failed: "failed",
};

/** The stage that the job is in; the first one before the job has ever run. */
export function currentStage(progress: readonly StageProgress[]): StageProgress | undefined {
  return progress.find(({ status }) => status !== "finished") ?? progress.at(-1);
}

/** Whether the full load is done and changes are being copied. */
export function isIncremental(job: SyncJob, now: number, durations: Durations): boolean {
  return job.run !== undefined && currentStage(stageProgress(job, now, durations))?.stage === increment;
}
