import {
  chooseLanguage,
  problem,
  type ProblemCode,
  type ProblemParameters,
  renderProblem,
} from "../../core/messages";

/** A line for the person or the log: on standard error, so that standard output keeps what was asked for. */
export function say<Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): void {
  console.error(wordsOf(code, parameters));
}

export function wordsOf<Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): string {
  return renderProblem(problem(code, parameters), chooseLanguage());
}
