import type { CheckStep } from "./check-step";
import type { Remark } from "./remark";

/** One precheck: the results of its steps, and when each step ends. */
export interface CheckRun {
  /** Milliseconds of virtual time. */
  readonly startedAt: number;
  /** When each step ends. */
  readonly endsAt: readonly number[];
  readonly results: readonly StepResult[];
  readonly hasPassed: boolean;
  readonly finishesAt: number;
}

export interface StepResult {
  readonly step: CheckStep;
  readonly remarks: readonly Remark[];
  /** Not reached if an earlier step failed that this one depends on. */
  readonly outcome: "finished" | "failed" | "skipped" | "notReached";
}
