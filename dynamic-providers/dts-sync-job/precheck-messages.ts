import { type CheckRemark, type CheckReport, type CheckStep, failedSteps } from "../../core/dts";
import { problem, type Problem, renderProblem } from "../../core/messages";

/** A passed precheck in full: one line for each step, and its warnings. */
export function describePassedCheck({ steps }: CheckReport): string {
  const lines = steps.map(({ stepId, name, status, warnings }, index) => {
    const number = `${String(index + 1).padStart(2)}/${steps.length}`;
    const remarks = warnings.map(
      ({ message }) => `\n    ${renderProblem(problem("syncJob.checkWarning", { message }))}`,
    );
    return `  ${number} ${stepId} (${name}): ${status}${remarks.join("")}`;
  });
  return [renderProblem(problem("syncJob.checkPassed", {})), ...lines].join("\n");
}

/** The warnings of a passed precheck in one line; undefined where it has none. */
export function summarizeWarnings({ steps }: CheckReport): string | undefined {
  const warnings = steps.flatMap((step) => step.warnings.map(({ message }) => `${step.stepId}: ${message}`));
  if (warnings.length === 0) return undefined;
  return renderProblem(
    problem("syncJob.checkPassedWithWarnings", { count: warnings.length, warnings: warnings.join("; ") }),
  );
}

/** One problem for each remark on each failed step. */
export function precheckProblems(jobId: string, report: CheckReport): readonly Problem[] {
  const failed = failedSteps(report);
  const total = report.steps.length;
  return failed.flatMap((step) =>
    remarksOf(step).map((remark) =>
      problem("syncJob.precheckFailed", {
        jobId,
        step: step.stepId,
        name: step.name,
        failed: failed.length,
        total,
        message: remark.message,
        solution: remark.solution ?? "-",
        helpLink: remark.helpLink ?? "-",
      }),
    ),
  );
}

/** A step may fail without a remark: its status is then all that can be said. */
function remarksOf(step: CheckStep): readonly CheckRemark[] {
  return step.errors.length > 0 ? step.errors : [{ message: step.status }];
}
