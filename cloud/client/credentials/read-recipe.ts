import type { CredentialsSource } from "../connection";
import { readEnvironment } from "./environment";
import { readProfile } from "./profile";
import type { Recipe } from "./recipe";

/**
 * The recipe for the keys of a source. It makes no call. Order of the mechanisms: `docs/credentials.md`.
 *
 * @throws {ProblemError} `account.credentialsMissing`, `credentials.*` or `profile.*`, without any part of a key.
 */
export function readRecipe(
  source: CredentialsSource,
  environment: NodeJS.ProcessEnv,
  now: number = Date.now(),
): Recipe {
  return source.kind === "environment"
    ? readEnvironment(source.prefix, environment, now)
    : readProfile(source.name, environment, now);
}
