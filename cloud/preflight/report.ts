import type { Problem } from "../../core/messages";

/** The checks, in the order in which they are made. */
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

/** The key of the configuration that a check is about. */
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
 * - `failed`: a job would not run; nothing may be bought;
 * - `unknown`: it cannot be known, now or at all; `problems` say why;
 * - `skipped`: it builds on a check that did not pass.
 */
export type CheckVerdict = "passed" | "failed" | "unknown" | "skipped";

export interface Check {
  readonly name: CheckName;
  readonly verdict: CheckVerdict;
  /** Why it did not pass: where a service's answer fits several causes, the most likely first. */
  readonly problems: readonly Problem[];
}

export interface PreflightReport {
  readonly checks: readonly Check[];
  /** Volume of the source instance, where it was found and its service tells it. */
  readonly sourceGigabytes?: number;
}

/** Everything that keeps a job from running. */
export function failuresOf({ checks }: PreflightReport): Problem[] {
  return checks.filter(({ verdict }) => verdict === "failed").flatMap(({ problems }) => problems);
}

/** What could not be known; a job may run all the same. */
export function doubtsOf({ checks }: PreflightReport): Problem[] {
  return checks.filter(({ verdict }) => verdict === "unknown").flatMap(({ problems }) => problems);
}

export const passed = (name: CheckName): Check => ({ name, verdict: "passed", problems: [] });
export const skipped = (name: CheckName): Check => ({ name, verdict: "skipped", problems: [] });
/** A problem that names no key of its own is about the one that the check is about. */
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
