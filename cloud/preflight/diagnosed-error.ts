import { ApiError } from "../client";
import { type Problem, ProblemError } from "../../core/messages";
import { diagnose, type DiagnosisFacts } from "./diagnose";
import type { Situation } from "./error-catalogue";

/**
 * What an error means here and which key mends it; in the service's own words where nothing more is known of it.
 *
 * @throws whatever is no `ProblemError`: that is a defect, and not for the user.
 */
export function problemsOf(
  error: unknown,
  situation: Situation = {},
  facts: DiagnosisFacts = {},
): readonly Problem[] {
  if (!(error instanceof ProblemError)) throw error;
  if (!(error instanceof ApiError) || error.code === "") return error.problems;
  const { service, action, code } = error;
  const told = error.problems[0]?.parameters ?? {};
  const refusal = { call: `${service}:${action}`, code, words: String(told.words ?? "") };
  const asked: Situation = service === "dts" ? { side: "dts", ...situation } : situation;
  const diagnosed = diagnose(refusal, asked, { ...told, service, ...facts });
  return diagnosed.length > 0 ? diagnosed : error.problems;
}

/** Does the work; a refusal of a service is thrown on as what it means here. */
export async function withDiagnosis<Result>(
  work: () => Promise<Result>,
  situation: Situation = {},
  facts: DiagnosisFacts = {},
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ProblemError(problemsOf(error, situation, facts), { cause: error });
  }
}
