/** The kernel version in a service's text, such as `5.7`, `10.1.9` or `MySQL 8.0`. Undefined if there is none. */
export function parseVersion(text: unknown): string | undefined {
  return typeof text === "string" ? /\d+\.\d+/.exec(text)?.[0] : undefined;
}

/**
 * Whether a source and a target of these versions can be synced: the target's version must not be lower than the source's.
 * MariaDB versions start at 10 and MySQL's do not, so they are not compared with each other.
 * Source of the rule: product documentation of the sync (571/61639, version check).
 */
export function isVersionAllowed(source: string, target: string): boolean {
  if (isMariaVersion(source) !== isMariaVersion(target)) return true;
  const [sourceMajor, sourceMinor] = numbersOf(source);
  const [targetMajor, targetMinor] = numbersOf(target);
  return targetMajor > sourceMajor || (targetMajor === sourceMajor && targetMinor >= sourceMinor);
}

function isMariaVersion(version: string): boolean {
  return numbersOf(version)[0] >= 10;
}

function numbersOf(version: string): [number, number] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
}
