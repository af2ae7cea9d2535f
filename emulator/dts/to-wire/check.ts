import { moment } from "../moment";
import type { CheckRun, StepResult } from "../precheck/check-run";
import type { Remark } from "../precheck/remark";
import type { Language } from "../wording";

/** The page that explains every failed step. Source: the seed procedure's link. */
const helpLink = "https://cloud.tencent.com/document/product/571/61639";

/** The answer of DescribeCheckSyncJobResult at a moment of the run. */
export function toWireCheck(run: CheckRun | undefined, now: number, language: Language) {
  if (!run) return { Status: "notStarted", StepCount: 0, StepCur: 0, Progress: 0, StepInfos: null };
  const isOver = now >= run.finishesAt;
  const { length } = run.results;
  const done = run.endsAt.filter((end) => end <= Math.min(now, run.finishesAt)).length;
  return {
    Status: isOver ? (run.hasPassed ? "success" : "failed") : "running",
    StepCount: length,
    StepCur: isOver ? done : done + 1,
    Progress: Math.floor((100 * done) / length),
    StepInfos: run.results.map((result, index) => toWireStep(run, result, index, now, language)),
  };
}

function toWireStep(run: CheckRun, result: StepResult, index: number, now: number, language: Language) {
  const startsAt = run.endsAt[index - 1] ?? run.startedAt;
  const endsAt = run.endsAt[index] ?? run.finishesAt;
  const isDone = now >= endsAt && result.outcome !== "notReached";
  const isRunning = !isDone && now >= startsAt && now < run.finishesAt;
  return {
    StepNo: index + 1,
    StepId: result.step.id,
    StepName: result.step.name[language],
    Status: isDone ? result.outcome : isRunning ? "running" : "notStarted",
    StartTime: isDone || isRunning ? moment(startsAt) : "",
    Progress: isDone ? 100 : 0,
    Errors: isDone ? toWireTips(result, "error", language) : [],
    Warnings: isDone ? toWireTips(result, "warning", language) : [],
  };
}

const tipLabels = { error: "Error", warning: "Warning" } as const;

function toWireTips({ step, remarks }: StepResult, level: Remark["level"], language: Language) {
  const isError = level === "error";
  return remarks
    .filter((remark) => remark.level === level)
    .map(({ message, solution }) => ({
      Code: `${tipLabels[level]}: ${step.id}`,
      Message: message[language],
      Solution: solution[language],
      HelpDoc: isError ? helpLink : "",
      SkipInfo: isError ? (step.skipRisk?.[language] ?? "") : "",
    }));
}
