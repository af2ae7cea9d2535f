import type { Wording } from "../wording";
import type { CheckFacts } from "./facts";
import type { Remark } from "./remark";

/** One step of a precheck. */
export interface CheckStep {
  readonly id: string;
  readonly name: Wording;
  /** Nothing to say when absent: the emulator's databases have no such objects. */
  readonly examine?: (facts: CheckFacts) => Remark[];
  /** What the user risks by skipping the failed step. A step without it cannot be skipped. */
  readonly skipRisk?: Wording;
  /** The steps after it need what it proves. */
  readonly endsOnError?: true;
}
