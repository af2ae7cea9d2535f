import type { KeyPath } from "./key-path";
import type { Mistake } from "./mistake";

/** Keys whose values are never shown in a message. */
const neverShown = ["password", "externalId", "acceptPreviousExternalId"];
/** Top-level keys whose values are all secret. */
const secretsOnly = ["jobPasswords"];
const hidden = "***";
/** Shorter texts occur everywhere; masking them would mask everything. */
const shortestHidden = 4;

/** The mistakes with every secret in `found` masked: users also paste passwords into the wrong line. */
export function withoutSecrets(
  mistakes: readonly Mistake[],
  written: unknown,
  secretKeys: ReadonlySet<string>,
): Mistake[] {
  const secrets = secretsIn(written);
  return mistakes.map((mistake) => {
    const { found } = mistake.parameters;
    const mayShow =
      found === undefined ||
      !(isSecret(mistake.path, secretKeys) || secrets.some((secret) => String(found).includes(secret)));
    return mayShow ? mistake : { ...mistake, parameters: { ...mistake.parameters, found: hidden } };
  });
}

function isSecret(path: KeyPath, secretKeys: ReadonlySet<string>): boolean {
  const isWholeKey = path.length === 1 && secretKeys.has(String(path[0]));
  const isInSecrets = secretsOnly.includes(String(path[0]));
  return isWholeKey || isInSecrets || neverShown.includes(String(path.at(-1)));
}

function secretsIn(written: unknown): string[] {
  const secrets: string[] = [];
  const containers: unknown[] = [written];
  for (const container of containers) {
    if (typeof container !== "object" || container === null) continue;
    for (const [key, value] of Object.entries(container)) {
      const isSecretText =
        neverShown.includes(key) && typeof value === "string" && value.length >= shortestHidden;
      if (isSecretText) secrets.push(value);
      else containers.push(value);
    }
  }
  return secrets;
}
