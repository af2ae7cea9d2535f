/** The kernel's version in whatever a service writes: `5.7`, `10.1.9`, `MySQL 8.0`. Undefined where there is none. */
export function parseVersion(text: unknown): string | undefined {
  return typeof text === "string" ? /\d+\.\d+/.exec(text)?.[0] : undefined;
}

/**
 * Whether a target of this version may follow a source of that one: its version must not be below the source's.
 * MariaDB counts from 10 and MySQL does not, so a version of one is not compared with a version of the other.
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
