import { problem, ProblemError } from "../../core/messages";

/** A variable of the pipeline. @throws {ProblemError} `forge.settingMissing` */
export function required(
  environment: NodeJS.ProcessEnv,
  variable: string,
  meaning: string,
  how: string,
): string {
  const value = environment[variable]?.trim();
  if (value) return value;
  throw new ProblemError(problem("forge.settingMissing", { variable, meaning, how }));
}
