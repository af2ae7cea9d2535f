import type { Problem } from "../../core/messages";
import type { CheckName, CheckVerdict } from "../../cloud/preflight";

export interface DoctorCheck {
  readonly name: CheckName | "configuration" | "grant" | "policies";
  readonly verdict: CheckVerdict;
  readonly problems: readonly Problem[];
}

/** The checks of one thing: a stack's configuration, a grant or a job. */
export interface Section {
  readonly stack: string;
  /** Such as `job orders`. */
  readonly subject: string;
  readonly checks: readonly DoctorCheck[];
}

/** The overall verdict: `failed` if any check failed, otherwise `unknown` if any is unknown. */
export function verdictOf(sections: readonly Section[]): "passed" | "failed" | "unknown" {
  const verdicts = new Set(sections.flatMap(({ checks }) => checks.map(({ verdict }) => verdict)));
  if (verdicts.has("failed")) return "failed";
  return verdicts.has("unknown") ? "unknown" : "passed";
}

/** The problems with paths that start with the file and, for the key of a job, include the job. */
export function placed(problems: readonly Problem[], file: string, job?: number): Problem[] {
  return problems.map((found) => {
    const { path } = found;
    if (!path || path.includes(": ")) return found;
    const ofJob =
      job !== undefined && /^(source|target|options)\./.test(path) ? `jobs[${job}].${path}` : path;
    const key = job === undefined ? ofJob : ofJob.replace("jobs[]", `jobs[${job}]`);
    return { ...found, path: `${file}: ${key}` };
  });
}
