import { severities, type Severity } from "./findings";
import type { Report } from "./report";

/** From which new finding on a review fails. "gain": as soon as anybody gains access. "none": findings never fail it. */
export type FailOn = Severity | "gain" | "none";
export const failOnValues: readonly FailOn[] = ["gain", ...severities, "none"];

/** Exit codes of a review; 1 is kept for a review that could not be made. The first that applies, from above. */
export const exitCodes = { passed: 0, unexpected: 4, violated: 2, unknown: 3 } as const;

/** Decides whether the change may go on. What is unknown stops it, unless that is allowed. */
export function gate(
  report: Report,
  {
    failOn = "high",
    allowUnknown = false,
  }: { readonly failOn?: FailOn; readonly allowUnknown?: boolean } = {},
): number {
  if (report.isAsExpected === false) return exitCodes.unexpected;
  const violations = report.findings.filter(({ isNew, verdict }) => isNew && verdict === "violated");
  if (violations.some(({ severity }) => reaches(severity, failOn))) return exitCodes.violated;
  if (failOn === "gain" && report.summary.gains > 0) return exitCodes.violated;
  const isUnknown =
    report.summary.unknown > 0 ||
    report.findings.some(({ isNew, verdict }) => isNew && verdict === "unknown");
  return isUnknown && !allowUnknown ? exitCodes.unknown : exitCodes.passed;
}

function reaches(severity: Severity, failOn: FailOn): boolean {
  if (failOn === "none") return false;
  return failOn === "gain" || severities.indexOf(severity) >= severities.indexOf(failOn);
}
