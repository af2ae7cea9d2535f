import { type CheckStep, failedSteps, type SkipStep, type SyncJobInputs } from "../../core/dts";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import type { Progress } from "../host/resource-context";
import type { JobCalls } from "./job-calls";

/**
 * Skips the failed steps of a precheck that the user has accepted, and prints a warning for each.
 *
 * @returns whether a step was skipped, so that a new precheck may pass.
 * @throws {ProblemError} `syncJob.stepNotSkippable` when the service does not allow an accepted step to be skipped.
 */
export async function skipAcceptedSteps(
  { skipSteps = [] }: SyncJobInputs,
  calls: JobCalls,
  progress: Progress,
): Promise<boolean> {
  const failed = failedSteps(await calls.checkReport());
  const accepted = failed.flatMap((step) => {
    const skip = skipSteps.find((candidate) => candidate.step === step.stepId);
    return skip ? [{ step, skip, risk: riskOf(step) }] : [];
  });
  if (accepted.length === 0) return false;
  const unskippable = accepted.filter(({ risk }) => risk === undefined);
  if (unskippable.length > 0) throw new ProblemError(unskippable.map(({ skip }) => notSkippable(skip)));
  await calls.skip(accepted.map(({ step }) => step.stepId));
  for (const { skip, risk = "" } of accepted) {
    progress.warning(renderProblem(problem("syncJob.stepSkipped", { ...skip, risk })));
  }
  return true;
}

/** The risk of a skip; the service reports it exactly for the steps that can be skipped. */
function riskOf({ errors }: CheckStep): string | undefined {
  return errors.find(({ skipRisk }) => skipRisk !== undefined)?.skipRisk;
}

function notSkippable({ step }: SkipStep) {
  return problem("syncJob.stepNotSkippable", { step }, "skipSteps");
}
