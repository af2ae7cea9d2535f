import { problem } from "../../core/messages";
import { accessDiff, type AccessDiff, changeCounts } from "./access-diff";
import { accessPaths } from "./access-paths";
import { missingAccess, unexpectedAccess, type ExpectedAccess } from "./expectation";
import { findings, type Finding } from "./findings";
import { severities, type Severity } from "./rule";
import { expiryFindings, grantEnds, type GrantEnd } from "./grant-expiry";
import { grantGraph } from "./grant-graph";
import { isUnderstood, readAccess } from "./read-access";
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
  /** Types of resources that the team has judged: they are not reported as unknown. */
  readonly knownTypes?: readonly string[];
  /** Milliseconds since the epoch, by which grants have ended or not. Default: now. */
  readonly now?: number;
}

/** Reviews the changes of any number of stacks together: a grant of one account and its use in another meet here. */
export function review(previewed: readonly StackChange[], options: ReviewOptions = {}): Report {
  const { presets, expected, knownTypes = [], now = Date.now() } = options;
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
    ...unreadResources(changes, knownTypes),
    ...expiryFindings(grantEnds(resources.before, now), ends, now),
    ...findings(before, after),
  ].sort(bySeverity);
  return {
    version: 1,
    stacks: changes.map(({ stack }) => stack),
    summary: { ...changeCounts([...diff.paths, ...diff.permissions]), findings: found.length },
    ...diff,
    findings: found,
    grantEnds: ends,
    resources: changes.flatMap(({ stack, operations }) =>
      operations.map(({ isComponent: _isComponent, ...operation }) => ({ stack, ...operation })),
    ),
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

/** Resources that change and whose effect on access is not known, or not wholly. */
function unreadResources(changes: readonly StackChange[], knownTypes: readonly string[]): Finding[] {
  const identities = new Map(
    changes
      .flatMap(({ before, after }) => [...before, ...after])
      .flatMap(readAccess)
      .flatMap((fact) => (fact.kind === "identity" ? [[fact.urn, fact.name] as const] : [])),
  );
  return changes.flatMap(({ operations }) =>
    operations
      .filter(({ type, isComponent }) => !isComponent && !knownTypes.includes(type))
      .flatMap(({ urn, type, name, operation }): Finding[] => {
        const identity = identities.get(urn);
        const isIdentity = identity !== undefined && operation !== "delete";
        if (isUnderstood(type) && !isIdentity) return [];
        return [
          {
            rule: isIdentity ? "identity-changes" : "resource-unread",
            severity: "medium",
            subject: name,
            verdict: "unknown",
            isNew: true,
            message: isIdentity
              ? problem("review.finding.identityChange", { name: identity, type })
              : problem("review.finding.typeUnknown", { name, type }),
          },
        ];
      }),
  );
}

const bySeverity = (left: Finding, right: Finding): number =>
  Number(right.isNew) - Number(left.isNew) || rank(right.severity) - rank(left.severity);
const rank = (severity: Severity): number => severities.indexOf(severity);
