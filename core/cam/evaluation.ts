import type { ConditionMismatch } from "./conditions";
import { matchesAll, type Match } from "./match";
import type { Effect } from "./policy-document";

/** The answer of the policies to one request. "unknown" only where what is not known could change the answer. */
export type Verdict = "allowed" | "explicitlyDenied" | "implicitlyDenied" | "unknown";

export type Mismatch =
  | { readonly reason: "actionMismatch" | "resourceMismatch" | "principalMismatch" }
  | { readonly reason: "actionUnknown" | "resourceUnknown" | "principalUnknown" }
  | ConditionMismatch;

/** One statement of one policy. */
export interface StatementReference {
  /** Name of the policy. */
  readonly policy: string;
  /** Position in the document, from 0. */
  readonly statement: number;
}

/** What one statement says to the request. */
export interface StatementExplanation extends StatementReference {
  readonly effect: Effect;
  readonly match: Match;
  /** Everything that does not match, or may not; empty for a match. */
  readonly mismatches: readonly Mismatch[];
}

/** A verdict with its reasons, as data. */
export interface Evaluation {
  readonly verdict: Verdict;
  /** The statements that made the verdict: the matching denies or allows, or the ones whose match is unknown. */
  readonly decisive: readonly StatementReference[];
  /** Policies whose content is not known and that made the verdict unknown. */
  readonly unknownPolicies: readonly string[];
  /** All statements, in the order of the policies. */
  readonly statements: readonly StatementExplanation[];
}

/**
 * Combines what the statements say: a matching deny wins, then a matching allow, and nothing is allowed by default
 * (CAM evaluation logic).
 */
export function conclude(
  statements: readonly StatementExplanation[],
  unknownPolicies: readonly string[] = [],
): Evaluation {
  const select = (effect: Effect, match: Match): StatementReference[] =>
    statements
      .filter((candidate) => candidate.effect === effect && candidate.match === match)
      .map(({ policy, statement }) => ({ policy, statement }));
  const known = (verdict: Verdict, decisive: readonly StatementReference[]): Evaluation => ({
    verdict,
    decisive,
    unknownPolicies: [],
    statements,
  });

  const denies = select("deny", "yes");
  if (denies.length > 0) return known("explicitlyDenied", denies);

  const allows = select("allow", "yes");
  const undecided = select(allows.length > 0 ? "deny" : "allow", "unknown");
  if (undecided.length > 0 || unknownPolicies.length > 0) {
    return { verdict: "unknown", decisive: undecided, unknownPolicies, statements };
  }
  return allows.length > 0 ? known("allowed", allows) : known("implicitlyDenied", []);
}

/** The mismatch that a part of a statement adds to its explanation: none for a match. */
export function mismatchOf(part: "action" | "resource" | "principal", match: Match): Mismatch[] {
  if (match === "yes") return [];
  return [{ reason: match === "no" ? `${part}Mismatch` : `${part}Unknown` }];
}

const matchBehind: Readonly<Record<Mismatch["reason"], Match>> = {
  actionMismatch: "no",
  resourceMismatch: "no",
  principalMismatch: "no",
  conditionNotMet: "no",
  actionUnknown: "unknown",
  resourceUnknown: "unknown",
  principalUnknown: "unknown",
  conditionUnknown: "unknown",
};

/** A statement matches when nothing mismatches; one certain mismatch outweighs all that is unknown. */
export function explainStatement(
  effect: Effect,
  reference: StatementReference,
  mismatches: readonly Mismatch[],
): StatementExplanation {
  const match = matchesAll(mismatches.map(({ reason }) => matchBehind[reason]));
  return { ...reference, effect, match, mismatches };
}
