import type { CheckStep } from "./check-step";
import type { Remark } from "./remark";

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

export interface StepResult {
  readonly step: CheckStep;
  readonly remarks: readonly Remark[];
  /** Not reached when an earlier step has failed that it builds on. */
  readonly outcome: "finished" | "failed" | "skipped" | "notReached";
}
