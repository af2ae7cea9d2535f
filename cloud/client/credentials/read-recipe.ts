import type { CredentialsSource } from "../connection";
import { readEnvironment } from "./environment";
import { readProfile } from "./profile";
import type { Recipe } from "./recipe";

/**
 * Reads how to come by the keys of a source. It asks nobody; `docs/credentials.md` has the order.
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
