import {
  chooseLanguage,
  problem,
  type ProblemCode,
  type ProblemParameters,
  renderProblem,
} from "../core/messages";

/** Prints a line on standard error, so that standard output holds only the requested result. */
export function say<Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): void {
  console.error(wordsOf(code, parameters));
}

/** The text of a message in the chosen language. */
export function wordsOf<Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): string {
  return renderProblem(problem(code, parameters), chooseLanguage());
}
