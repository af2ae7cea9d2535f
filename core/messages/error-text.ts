import { problem } from "./problem";
import { renderProblem } from "./render";

/** What JavaScript throws where a value has another type than the code expects. */
const typeErrors = [TypeError, RangeError, SyntaxError];

/** The text of a thrown value for the user. */
export function errorText(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return typeErrors.some((kind) => error instanceof kind)
    ? renderProblem(problem("service.valueUnexpected", { reason }))
    : reason;
}
