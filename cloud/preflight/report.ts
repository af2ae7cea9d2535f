import type { Problem } from "../../core/messages";

/** The checks, in their order. */
export const checkNames = [
  "identity",
  "executor",
  "role",
  "sourceInstance",
  "dtsAccess",
  "targetInstance",
  "pair",
  "versions",
] as const;
export type CheckName = (typeof checkNames)[number];

/** The configuration key that a check is about. */
const checkedKeys: Readonly<Record<CheckName, string>> = {
  identity: "executor.credentials",
  executor: "executor.as",
  role: "grants",
  sourceInstance: "source.instanceId",
  dtsAccess: "source.instanceId",
  targetInstance: "target.instanceId",
  pair: "target.databaseKind",
  versions: "target.instanceId",
};

/**
 * - `passed`;
 * - `failed`: a job would not run; nothing may be purchased;
 * - `unknown`: it cannot be checked, now or at all; `problems` contains the reasons;
 * - `skipped`: it depends on a check that did not pass.
 */
export type CheckVerdict = "passed" | "failed" | "unknown" | "skipped";

export interface Check {
  readonly name: CheckName;
  readonly verdict: CheckVerdict;
  /** Why it did not pass: where a service's answer has several possible causes, the most likely first. */
  readonly problems: readonly Problem[];
}

/** A check, and what it has found for the checks that depend on it; absent unless it passed. */
export interface Finding<Found> {
  readonly check: Check;
  readonly found?: Found;
}

export interface PreflightReport {
  readonly checks: readonly Check[];
  /** Volume of the source instance, where it was found and its service reports the volume. */
  readonly sourceGigabytes?: number;
}

/** Everything that prevents a job from running. */
export function failuresOf({ checks }: PreflightReport): Problem[] {
  return checks.filter(({ verdict }) => verdict === "failed").flatMap(({ problems }) => problems);
}

/** Everything that could not be checked; a job may still run. */
export function doubtsOf({ checks }: PreflightReport): Problem[] {
  return checks.filter(({ verdict }) => verdict === "unknown").flatMap(({ problems }) => problems);
}

export const passed = (name: CheckName): Check => ({ name, verdict: "passed", problems: [] });
export const skipped = (name: CheckName): Check => ({ name, verdict: "skipped", problems: [] });
/** A problem without a key of its own gets the key that the check is about. */
export const failed = (name: CheckName, problems: readonly Problem[]): Check => ({
  name,
  verdict: "failed",
  problems: problems.map((found) => ({ ...found, path: found.path ?? checkedKeys[name] })),
});
export const unknown = (name: CheckName, problems: readonly Problem[] = []): Check => ({
  name,
  verdict: "unknown",
  problems,
});
