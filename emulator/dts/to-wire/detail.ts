import { whyNoCompare } from "../compare-precondition";
import type { Durations } from "../durations";
import type { SyncJob } from "../job";
import { lagAt } from "../lag-profile";
import { moment } from "../moment";
import { backlogOf } from "../run";
import { currentStage, loadShareOf, stageProgress, type StageProgress } from "../run-stages";
import type { Language } from "../wording";

/** The percentage of a stage that has none. */
const noProgress = -1;
/** An estimate: how much a busy database writes. */
const megabytesPerSecond = 0.5;

/** `Detail` of a job: the progress of its run, the lag of the target, and the error. */
export function toWireDetail(job: SyncJob, now: number, durations: Durations, language: Language) {
  const progress = job.run ? stageProgress(job, now, durations) : [];
  const current = currentStage(progress);
  const isLast = current === progress.at(-1);
  const lag = lagSeconds(job, now, durations);
  return {
    CauseOfCompareDisable: whyNoCompare(job, now, durations) ?? "",
    CurrentStepProgress: current && !isLast ? percent(current.done) : 0,
    ErrInfo: {
      Message: job.error?.message ?? "",
      Reason: job.error?.reason ?? "",
      Solution: job.error?.solution ?? "",
    },
    MasterSlaveDistance: Math.ceil(lag * megabytesPerSecond),
    Message: "",
    Progress: current && !isLast ? loadPercent(progress) : noProgress,
    SecondsBehindMaster: lag,
    StepAll: progress.length,
    StepInfos: job.run ? progress.map((stage, index) => toWireStage(job, stage, index, language)) : null,
    StepNow: current ? progress.indexOf(current) + 1 : 0,
  };
}

function toWireStage(
  job: SyncJob,
  { stage, status, begunAfter }: StageProgress,
  index: number,
  language: Language,
) {
  const hasBegun = status !== "notStarted" && job.run !== undefined;
  return {
    Errors: null,
    Progress: noProgress,
    StartTime: hasBegun ? moment((job.run?.startedAt ?? 0) + begunAfter) : "",
    Status: status,
    StepId: stage.id,
    StepName: stage.name[language],
    StepNo: index + 1,
    Warnings: [],
  };
}

function lagSeconds(job: SyncJob, now: number, durations: Durations): number {
  if (job.lagSeconds !== undefined) return job.lagSeconds;
  if (job.lagProfile) return lagAt(job.lagProfile.points, (now - job.lagProfile.since) / 1000);
  const isOver = job.status === "Stopped" || job.status === "Failed";
  if (!job.run || isOver) return 0;
  return Math.ceil(backlogOf(job.run, now, durations, loadShareOf(job)) / 1000);
}

function loadPercent(progress: readonly StageProgress[]): number {
  const all = progress.reduce((sum, { stage }) => sum + stage.share, 0);
  return percent(progress.reduce((sum, { stage, done }) => sum + stage.share * done, 0) / all);
}

function percent(part: number): number {
  return Math.floor(100 * part);
}
