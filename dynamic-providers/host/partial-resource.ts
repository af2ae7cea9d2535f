import { type Problem, ProblemError } from "../../core/messages";

/** The resource exists, and may cost money, but is not as desired yet. Its id stays in the state, and the next run continues with it. */
export class PartialResource extends ProblemError {
  constructor(
    readonly id: string,
    readonly outputs: object,
    problems: Problem | readonly Problem[],
    options?: ErrorOptions,
  ) {
    super(problems, options);
    this.name = "PartialResource";
  }
}
