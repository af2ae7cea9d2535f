import { problem, ProblemError } from "../core/messages";

/**
 * The value of an option that takes one of a fixed set of values.
 *
 * @throws {ProblemError} `option.invalid`
 */
export function oneOf<Value extends string>(flag: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new ProblemError(problem("option.invalid", { flag, value, allowed: allowed.join(", ") }));
}
