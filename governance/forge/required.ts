import { problem, ProblemError } from "../../core/messages";

/**
 * The value of an environment variable.
 *
 * @param meaning what the variable holds
 * @param how how to set it, for the error message
 * @throws {ProblemError} `forge.settingMissing`
 */
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
