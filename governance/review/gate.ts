import { problem, type Problem } from "../../core/messages";
import { severities, type Severity } from "./rule";
import type { Report } from "./report";

/** From which new finding on a review fails. "gain": as soon as anybody gains access. "none": findings never fail it. */
export type FailOn = Severity | "gain" | "none";
export const failOnValues: readonly FailOn[] = ["gain", ...severities, "none"];

/** Exit codes of a review; 1 is kept for a review that could not be made. The first that applies, from above. */
export const exitCodes = { passed: 0, unexpected: 4, violated: 2, unknown: 3 } as const;

export interface GateOptions {
  /** @default "high" */
  readonly failOn?: FailOn;
  /** @default false */
  readonly allowUnknown?: boolean;
}

export interface Judgement {
  readonly exitCode: number;
  /** Why, for people. */
  readonly conclusion: Problem;
}

/** Decides whether the change passes. An unknown blocks it, unless that is allowed. */
export function judge(
  report: Report,
  { failOn = "high", allowUnknown = false }: GateOptions = {},
): Judgement {
  if (report.isAsExpected === false)
    return stopped("unexpected", problem("review.conclusion.unexpected", {}));
  const isNew = report.findings.filter((finding) => finding.isNew);
  const count = isNew.filter(
    ({ verdict, severity }) => verdict === "violated" && reaches(severity, failOn),
  ).length;
  if (count > 0) return stopped("violated", problem("review.conclusion.violated", { count, failOn }));
  if (failOn === "gain" && report.summary.gains > 0) {
    return stopped("violated", problem("review.conclusion.gain", {}));
  }
  const isUnknown = report.summary.unknown > 0 || isNew.some(({ verdict }) => verdict === "unknown");
  if (isUnknown && !allowUnknown) return stopped("unknown", problem("review.conclusion.unknown", {}));
  return { exitCode: exitCodes.passed, conclusion: passedBecause(report, isUnknown, failOn) };
}

/** The exit code of `judge` alone. */
export function gate(report: Report, options: GateOptions = {}): number {
  return judge(report, options).exitCode;
}

function stopped(reason: keyof typeof exitCodes, conclusion: Problem): Judgement {
  return { exitCode: exitCodes[reason], conclusion };
}

function passedBecause(report: Report, isUnknown: boolean, failOn: FailOn): Problem {
  if (isUnknown) return problem("review.conclusion.passedUnknown", {});
  return report.isAsExpected
    ? problem("review.conclusion.expected", {})
    : problem("review.conclusion.passed", { failOn });
}

function reaches(severity: Severity, failOn: FailOn): boolean {
  if (failOn === "none") return false;
  return failOn === "gain" || severities.indexOf(severity) >= severities.indexOf(failOn);
}
