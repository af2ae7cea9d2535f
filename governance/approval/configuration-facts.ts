import { keyedFingerprint } from "./fingerprint";

/** The parsed YAML of a stack file. */
export interface StackFileContent {
  readonly config?: unknown;
  readonly encryptionsalt?: unknown;
  readonly encryptedkey?: unknown;
  readonly secretsprovider?: unknown;
}

/**
 * A fingerprint of every single value in a stack file, by its path, so that a change can be named. The fingerprints are
 * keyed with the file's own salt, which is not in the artefact: a plaintext external ID could be guessed from an unkeyed
 * fingerprint.
 */
export function configurationFacts(content: StackFileContent): Record<string, string> {
  const { encryptionsalt, encryptedkey } = content;
  const key = String(encryptionsalt ?? encryptedkey ?? "");
  const entries = Object.entries(content).flatMap(([name, value]) =>
    name === "config" ? leavesOf(value, "") : leavesOf(value, name),
  );
  return Object.fromEntries(entries.map(([path, value]) => [path, keyedFingerprint(value, key)]));
}

function leavesOf(value: unknown, path: string): [string, unknown][] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  }
  const isBranch = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (!isBranch) return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    leavesOf(inner, path === "" ? key : `${path}.${key}`),
  );
}
