import { type Problem, ProblemError } from "../../core/messages";

/** The resource exists (and may cost money), but is not as desired yet: its id is kept and the next run goes on from it. */
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
