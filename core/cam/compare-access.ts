import { accessRules, type AccessRule, type PlacedRule } from "./access-rules";
import { AnswerTable } from "./answer-table";
import type { AccessRequest, AttachedPolicy } from "./evaluate";
import type { Requester } from "./policy-variables";
import { requestWitnesses, type RequestWitnesses } from "./request-witnesses";
import { RuleIndex } from "./rule-index";

/** How one principal's effective access differs between two states. */
export type AccessChange =
  /** It had none, and has some. */
  | "added"
  /** It had some, and has none. */
  | "removed"
  /** Some requests that were denied are allowed, and none the other way. */
  | "widened"
  /** Some requests that were allowed are denied, and none the other way. */
  | "narrowed"
  /** Some are allowed and others denied that were not. */
  | "changed"
  /** Every request is answered as before, but the documents say it otherwise. */
  | "rewritten"
  | "equal"
  /** Policies whose content is not known came or went, or the documents are too entangled to be compared. */
  | "unknown";

/** A rule that came or went, with a request whose answer changed because of that. */
export interface RuleChange {
  readonly rule: AccessRule;
  /** Names of the policies that it stands or stood in. */
  readonly policies: readonly string[];
  /** A request whose answer differs: the proof. */
  readonly example: AccessRequest;
}

export interface AccessComparison {
  readonly change: AccessChange;
  /** What gave more: allowing rules that came, denying rules that went. */
  readonly gained: readonly RuleChange[];
  /** What took away: allowing rules that went, denying rules that came. */
  readonly lost: readonly RuleChange[];
  /** Names of policies of unknown content that came or went. */
  readonly unknownPolicies: readonly string[];
  /** Rules that could not be compared. */
  readonly undecided: readonly AccessRule[];
}

/**
 * Compares what a principal may do by two sets of policies. Every gain and loss is proven by a request that
 * `evaluate` answers differently; where nothing is found, none exists among the requests that the documents can tell
 * apart. A policy of unknown content on both sides is taken to have stayed as it is.
 */
export function compareAccess(
  principal: Requester,
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
): AccessComparison {
  const [was, is] = [accessRules(before, principal), accessRules(after, principal)];
  const [old, present] = [new Set(was.map(({ key }) => key)), new Set(is.map(({ key }) => key))];
  const gone = was.filter(({ key }) => !present.has(key));
  const come = is.filter(({ key }) => !old.has(key));
  const compare = comparer(principal, new RuleIndex(was), new RuleIndex(is));

  const answers = [...gone, ...come].map((placed) => ({ placed, answer: compare(placed) }));
  const select = (side: "gained" | "lost"): RuleChange[] =>
    answers.flatMap(({ placed, answer }) => {
      const example = answer?.[side];
      return example ? [{ rule: placed.rule, policies: placed.policies, example }] : [];
    });
  const parts = {
    gained: select("gained"),
    lost: select("lost"),
    unknownPolicies: unknownOnOneSide(before, after),
    undecided: answers.filter(({ answer }) => answer === undefined).map(({ placed }) => placed.rule),
  };
  const isRewritten = gone.length + come.length > 0;
  // Whatever the policies that went have allowed: nothing is left.
  if (before.length > 0 && after.length === 0 && parts.undecided.length === 0) {
    const isLoss = parts.lost.length > 0 || parts.unknownPolicies.length > 0;
    return { change: isLoss ? "removed" : changeOf(parts, true, false, isRewritten), ...parts };
  }
  return { change: changeOf(parts, allows(was), allows(is), isRewritten), ...parts };
}

/** The first request that each side alone allows. */
interface Difference {
  readonly gained?: AccessRequest;
  readonly lost?: AccessRequest;
}

/** A request whose answer differs is covered by a rule that came or went, so only those are looked into. */
function comparer(principal: Requester, was: RuleIndex, is: RuleIndex) {
  return ({ rule }: PlacedRule): Difference | undefined => {
    const [old, present] = [was.touching(rule), is.touching(rule)];
    const witnesses = requestWitnesses(rule, [...old, ...present], principal);
    return witnesses && firstDifference(witnesses, principal, old, present);
  };
}

function firstDifference(
  witnesses: RequestWitnesses,
  principal: Requester,
  old: readonly AccessRule[],
  present: readonly AccessRule[],
): Difference {
  const [before, after] = [old, present].map((rules) => new AnswerTable(rules, witnesses, principal));
  let difference: Difference = {};
  for (const [a, action] of witnesses.actions.entries()) {
    for (const [r, resource] of witnesses.resources.entries()) {
      for (const [c, context] of witnesses.contexts.entries()) {
        const [previously, now] = [before?.isAllowed(a, r, c), after?.isAllowed(a, r, c)];
        if (previously === now) continue;
        const request = { action, resource, principal, context };
        difference = now ? { gained: request, ...difference } : { lost: request, ...difference };
        if (difference.gained && difference.lost) return difference;
      }
    }
  }
  return difference;
}

function changeOf(
  { gained, lost, unknownPolicies, undecided }: Omit<AccessComparison, "change">,
  hadSome: boolean,
  hasSome: boolean,
  isRewritten: boolean,
): AccessChange {
  if (unknownPolicies.length > 0 || undecided.length > 0) return "unknown";
  if (gained.length > 0 && lost.length > 0) return "changed";
  if (gained.length > 0) return hadSome ? "widened" : "added";
  if (lost.length > 0) return hasSome ? "narrowed" : "removed";
  return isRewritten ? "rewritten" : "equal";
}

const allows = (rules: readonly PlacedRule[]): boolean => rules.some(({ rule }) => rule.effect === "allow");

function unknownOnOneSide(before: readonly AttachedPolicy[], after: readonly AttachedPolicy[]): string[] {
  const names = (policies: readonly AttachedPolicy[]) =>
    new Set(policies.filter(({ document }) => document === "unknown").map(({ name }) => name));
  const [was, is] = [names(before), names(after)];
  return [...[...was].filter((name) => !is.has(name)), ...[...is].filter((name) => !was.has(name))];
}
