import type { Problem } from "./problem";
import { renderProblem, renderProblems } from "./render";

/** An error whose message is meant for the user: no stack trace is shown for it. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.length === 1 && list[0] ? renderProblem(list[0]) : renderProblems(list), options);
    this.name = "ProblemError";
    this.problems = list;
  }
}
