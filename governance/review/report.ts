import { problem } from "../../core/messages";
import { accessDiff, type AccessDiff, type PathChange, type PermissionChange } from "./access-diff";
import { accessPaths } from "./access-paths";
import { missingAccess, unexpectedAccess, type ExpectedAccess } from "./expectation";
import { findings, type Finding } from "./findings";
import { severities, type Severity } from "./rules";
import { expiryFindings, grantEnds, type GrantEnd } from "./grant-expiry";
import { grantGraph } from "./grant-graph";
import { resolveGrants } from "./resolve-grants";
import type { PresetDocuments } from "./preset-contents";
import type { Operation, StackChange } from "./preview";

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
  /** Grants that end, the next one first. */
  readonly grantEnds: readonly GrantEnd[];
  /** What the engine does, in the order of the stacks. */
  readonly resources: readonly ResourceChange[];
  /** Only where a list of expected access was given. */
  readonly isAsExpected?: boolean;
}

/** What the engine does to one resource of a stack. */
export interface ResourceChange extends Operation {
  readonly stack: string;
}

export interface ReviewOptions {
  readonly presets?: PresetDocuments;
  /** Everyone who may be able to assume a role afterwards, and no others. */
  readonly expected?: ExpectedAccess;
  /** Milliseconds since the epoch, by which grants have ended or not. Default: now. */
  readonly now?: number;
}

/** Reviews the changes of any number of stacks together: a grant of one account and its use in another meet here. */
export function review(previewed: readonly StackChange[], options: ReviewOptions = {}): Report {
  const { presets, expected, now = Date.now() } = options;
  const changes = resolveGrants(previewed);
  const resources = {
    before: changes.flatMap((change) => change.before),
    after: changes.flatMap((change) => change.after),
  };
  const [before, after] = [grantGraph(resources.before, presets), grantGraph(resources.after, presets)];
  const ends = grantEnds(resources.after, now);
  const diff = accessDiff(before, after);
  const paths = expected ? [...accessPaths(after).values()] : [];
  const unexpected = expected ? unexpectedAccess(paths, expected) : [];
  const missing = expected ? missingAccess(paths, expected) : [];
  const found = [
    ...unexpected,
    ...missing,
    ...missingStates(changes),
    ...unreadResources(changes),
    ...expiryFindings(grantEnds(resources.before, now), ends, now),
    ...findings(before, after),
  ].sort(bySeverity);
  const all = [...diff.paths, ...diff.permissions];
  const count = (...kinds: readonly string[]) => all.filter(({ change }) => kinds.includes(change)).length;
  return {
    version: 1,
    stacks: changes.map(({ stack }) => stack),
    summary: {
      gains: count("added", "widened", "changed"),
      losses: count("removed", "narrowed", "changed"),
      unknown: all.filter(isUnknown).length,
      findings: found.length,
    },
    ...diff,
    findings: found,
    grantEnds: ends,
    resources: changes.flatMap(({ stack, operations }) =>
      operations.map((operation) => ({ stack, ...operation })),
    ),
    ...(expected ? { isAsExpected: unexpected.length === 0 } : {}),
  };
}

const isUnknown = (item: PathChange | PermissionChange): boolean =>
  item.change === "unknown" || ("hasUnknown" in item && item.hasUnknown);

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

/** CAM resources of the provider that `pulumi package add` generates: their documents are not read, so they may grant anything. */
const foreignCam = /^tencentcloud:[^:]*cam/i;

function unreadResources(changes: readonly StackChange[]): Finding[] {
  return changes.flatMap(({ operations }) =>
    operations
      .filter(({ type }) => foreignCam.test(type))
      .map(({ type, name }) => ({
        rule: "resource-unread",
        severity: "medium",
        subject: name,
        verdict: "unknown",
        isNew: true,
        message: problem("review.finding.resourceUnread", { name, type }),
      })),
  );
}

const bySeverity = (left: Finding, right: Finding): number =>
  Number(right.isNew) - Number(left.isNew) || rank(right.severity) - rank(left.severity);
const rank = (severity: Severity): number => severities.indexOf(severity);
