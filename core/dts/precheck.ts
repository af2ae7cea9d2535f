/** One remark of the precheck on a step: an error blocks the start, a warning does not. */
export interface CheckRemark {
  readonly message: string;
  readonly solution?: string;
  /** URL of the service's help page. */
  readonly helpLink?: string;
  /** The risk of skipping the step; present only if the step can be skipped. */
  readonly skipRisk?: string;
}

/** One step of the precheck, as the service reports it. */
export interface CheckStep {
  /** Stable id such as `ConnectDBCheck`; the name is localized. */
  readonly stepId: string;
  readonly name: string;
  readonly status: "notStarted" | "running" | "failed" | "finished" | "skipped" | "paused" | (string & {});
  readonly errors: readonly CheckRemark[];
  readonly warnings: readonly CheckRemark[];
}

/** The result of a precheck. */
export interface CheckReport {
  readonly status: "notStarted" | "running" | "failed" | "success" | (string & {});
  readonly steps: readonly CheckStep[];
}

/** The steps that prevent the job from starting. */
export function failedSteps(report: CheckReport): readonly CheckStep[] {
  return report.steps.filter(
    (step) => step.status === "failed" || (step.status !== "skipped" && step.errors.length > 0),
  );
}
