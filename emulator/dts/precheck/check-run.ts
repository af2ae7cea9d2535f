import { moment } from "../moment";
import type { Language } from "../wording";
import type { CheckFacts } from "./facts";
import type { Remark } from "./remark";
import type { CheckStep } from "./steps";

/** Where every failed step is explained. Source: the seed procedure's link. */
const helpLink = "https://cloud.tencent.com/document/product/571/61639";

/** One precheck: what its steps find, and when each of them is done. */
export interface CheckRun {
  /** Milliseconds of virtual time. */
  readonly startedAt: number;
  /** When each step ends. */
  readonly endsAt: readonly number[];
  readonly results: readonly StepResult[];
  readonly hasPassed: boolean;
  readonly finishesAt: number;
}

interface StepResult {
  readonly step: CheckStep;
  readonly remarks: readonly Remark[];
  /** Not reached when an earlier step has failed that it builds on. */
  readonly outcome: "finished" | "failed" | "skipped" | "notReached";
}

interface CheckPlan {
  readonly steps: readonly CheckStep[];
  readonly skipped: ReadonlySet<string>;
  /** Milliseconds for all steps together. */
  readonly duration: number;
  readonly now: number;
}

export function runCheck(facts: CheckFacts, { steps, skipped, duration, now }: CheckPlan): CheckRun {
  const results: StepResult[] = [];
  for (const step of steps) results.push(resultOf(step, facts, skipped, results));
  const endsAt = steps.map((_, index) => now + Math.round((duration * (index + 1)) / steps.length));
  const reached = results.filter(({ outcome }) => outcome !== "notReached").length;
  return {
    startedAt: now,
    endsAt,
    results,
    hasPassed: results.every(({ outcome }) => outcome === "finished" || outcome === "skipped"),
    finishesAt: endsAt[reached - 1] ?? now,
  };
}

function resultOf(
  step: CheckStep,
  facts: CheckFacts,
  skipped: ReadonlySet<string>,
  before: readonly StepResult[],
): StepResult {
  const isBlocked = before.some((earlier) => earlier.step.endsOnError && earlier.outcome === "failed");
  if (isBlocked) return { step, remarks: [], outcome: "notReached" };
  const remarks = step.examine?.(facts) ?? [];
  if (skipped.has(step.id)) return { step, remarks, outcome: "skipped" };
  return { step, remarks, outcome: remarks.some(({ level }) => level === "error") ? "failed" : "finished" };
}

/** Steps that failed and may be skipped. */
export function skippableSteps(run: CheckRun): string[] {
  return run.results
    .filter(({ step, outcome }) => outcome === "failed" && step.skipRisk)
    .map(({ step }) => step.id);
}

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
