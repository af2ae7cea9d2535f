import { problem } from "../messages";
import { accessDiff, type AccessDiff } from "./access-diff";
import { accessPaths } from "./access-paths";
import { unexpectedAccess, type ExpectedAccess } from "./expectation";
import { findings, severities, type Finding, type Severity } from "./findings";
import { grantGraph } from "./grant-graph";
import type { PresetDocuments } from "./preset-contents";
import type { StackChange } from "./preview";

/** A review as data; `docs/review-schema.json` describes its JSON. */
export interface Report extends AccessDiff {
  readonly version: 1;
  readonly stacks: readonly string[];
  readonly summary: {
    readonly gains: number;
    readonly losses: number;
    readonly unknown: number;
    readonly findings: number;
  };
  readonly findings: readonly Finding[];
  /** Only where a list of expected access was given. */
  readonly isAsExpected?: boolean;
}

export interface ReviewOptions {
  readonly presets?: PresetDocuments;
  /** Everyone who may be able to assume a role afterwards, and no others. */
  readonly expected?: ExpectedAccess;
}

/** Reviews the changes of any number of stacks together: a grant of one account and its use in another meet here. */
export function review(changes: readonly StackChange[], { presets, expected }: ReviewOptions = {}): Report {
  const before = grantGraph(changes.flatMap((change) => change.before));
  const after = grantGraph(changes.flatMap((change) => change.after));
  const diff = accessDiff(before, after, presets);
  const unexpected = expected ? unexpectedAccess([...accessPaths(after).values()], expected) : [];
  const found = [...unexpected, ...missingStates(changes), ...findings(before, after, presets)].sort(
    bySeverity,
  );
  const all = [...diff.paths, ...diff.permissions].map(({ change }) => change);
  const count = (...kinds: readonly string[]) => all.filter((change) => kinds.includes(change)).length;
  return {
    version: 1,
    stacks: changes.map(({ stack }) => stack),
    summary: {
      gains: count("added", "widened", "changed"),
      losses: count("removed", "narrowed", "changed"),
      unknown: count("unknown"),
      findings: found.length,
    },
    ...diff,
    findings: found,
    ...(expected ? { isAsExpected: unexpected.length === 0 } : {}),
  };
}

function missingStates(changes: readonly StackChange[]): Finding[] {
  return changes
    .filter(({ isComplete }) => !isComplete)
    .map(({ stack }) => ({
      rule: "state-missing",
      severity: "medium",
      subject: stack,
      verdict: "unknown",
      isNew: true,
      message: problem("review.finding.stateMissing", { subject: stack }),
    }));
}

const bySeverity = (left: Finding, right: Finding): number =>
  Number(right.isNew) - Number(left.isNew) || rank(right.severity) - rank(left.severity);
const rank = (severity: Severity): number => severities.indexOf(severity);
