import type { CheckRun, StepResult } from "./check-run";
import type { CheckStep } from "./check-step";
import type { CheckFacts } from "./facts";

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
