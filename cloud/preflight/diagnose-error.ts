import { ApiError } from "../client";
import { type Problem, ProblemError } from "../../core/messages";
import { diagnose, type DiagnosisFacts } from "./diagnose";
import type { Situation } from "./error-catalogue";

/**
 * The diagnosis of a thrown error: what it means in the situation, and which configuration key fixes it; in the
 * service's own words where nothing more is known.
 *
 * @throws the error itself where it is no `ProblemError`: a defect of ours, not a mistake of the user.
 */
export function diagnoseError(
  error: unknown,
  situation: Situation = {},
  facts: DiagnosisFacts = {},
): readonly Problem[] {
  if (!(error instanceof ProblemError)) throw error;
  if (!(error instanceof ApiError)) return error.problems;
  if (error.kind === "incomplete") {
    const path = placesOfIncomplete[situation.side ?? "dts"];
    return error.problems.map((found) => ({ ...found, path }));
  }
  if (error.code === "") return error.problems;
  const { service, action, code } = error;
  const reported = error.problems[0]?.parameters ?? {};
  const refusal = { call: `${service}:${action}`, code, words: String(reported.words ?? "") };
  const asked: Situation = service === "dts" ? { side: "dts", ...situation } : situation;
  const diagnosed = diagnose(refusal, asked, { ...reported, service, ...facts });
  return diagnosed.length > 0 ? diagnosed : error.problems;
}

/** What was being looked at when an answer was incomplete, by the side that was asked. */
const placesOfIncomplete: Readonly<Record<NonNullable<Situation["side"]>, string>> = {
  source: "source.instanceId",
  target: "target.instanceId",
  dts: "connection",
};

/** Does the work. When a service refuses, it throws the diagnosis instead of the refusal. */
export async function withDiagnosis<Result>(
  work: () => Promise<Result>,
  situation: Situation = {},
  facts: DiagnosisFacts = {},
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ProblemError(diagnoseError(error, situation, facts), { cause: error });
  }
}
