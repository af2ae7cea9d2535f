import type { Wording } from "../wording";
import type { CheckFacts } from "./facts";
import type { Remark } from "./remark";

/** One step of a precheck. */
export interface CheckStep {
  readonly id: string;
  readonly name: Wording;
  /** Absent where the step never fails: the emulator's databases have no such objects. */
  readonly examine?: (facts: CheckFacts) => Remark[];
  /** What the user risks by skipping the failed step. A step without it cannot be skipped. */
  readonly skipRisk?: Wording;
  /** An error ends the precheck: the later steps depend on this one. */
  readonly endsOnError?: true;
}
