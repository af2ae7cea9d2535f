import { accessRules, type AccessRule, type PlacedRule } from "./access-rules";
import { answerOf, AnswerTable, canDiffer, type Answer, type Cell } from "./answer-table";
import { contextsOf } from "./context-witnesses";
import type { AccessRequest, AttachedPolicy } from "./evaluate";
import type { Requester } from "./policy-variables";
import { requestWitnesses, type RequestWitnesses } from "./request-witnesses";
import { RuleIndex } from "./rule-index";

/** How the effective access of one principal differs between two states. */
export type AccessChange =
  /** It had none, and has some. */
  | "added"
  /** It had some, and has none. */
  | "removed"
  /** Some requests that were not allowed are allowed, and none the other way. */
  | "widened"
  /** Some requests that were allowed are denied, none the other way, and no answer that is not known has moved. */
  | "narrowed"
  /** Some are allowed and others no longer. */
  | "changed"
  /** Every request is answered as before, though the documents are worded differently. */
  | "rewritten"
  | "equal"
  /** Nothing is gained for certain, but something may be: what is not known has moved, or cannot be compared. */
  | "unknown";

/** A rule that came or went, with a request whose answer changed because of that. */
export interface RuleChange {
  readonly rule: AccessRule;
  /** Names of the policies that contain the rule, or contained it. */
  readonly policies: readonly string[];
  /** A request whose answer differs: the proof. */
  readonly example: AccessRequest;
}

export interface AccessComparison {
  readonly change: AccessChange;
  /** What grants more: allowing rules that came, denying rules that went. */
  readonly gained: readonly RuleChange[];
  /** What takes away: allowing rules that went, denying rules that came. */
  readonly lost: readonly RuleChange[];
  /** Rules by which a request that was denied may be allowed, or the reverse: a value that decides is not known. */
  readonly open: readonly RuleChange[];
  /** Names of policies of unknown content that came or went. */
  readonly unknownPolicies: readonly string[];
  /** Rules that could not be compared completely. */
  readonly undecided: readonly AccessRule[];
}

/** Whether something about the difference is not known, whatever is known of it. */
export function hasUnknown({
  open,
  unknownPolicies,
  undecided,
}: Pick<AccessComparison, "open" | "unknownPolicies" | "undecided">): boolean {
  return open.length > 0 || unknownPolicies.length > 0 || undecided.length > 0;
}

/**
 * Compares what a principal may do by two sets of policies. Answers have three values: every move to "allowed" is a gain,
 * every move away from it a loss, and any other move of an answer that is not known is open. Each is proven by a request
 * that `evaluate` answers differently. A policy of unknown content on both sides is taken to be the same on both: it is
 * looked at as if it allowed nothing, and as if it allowed everything.
 */
export function compareAccess(
  principal: Requester,
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
): AccessComparison {
  const [was, is] = [accessRules(before, principal), accessRules(after, principal)];
  const changed = changedRules(was, is);
  const hasStaying = stayingUnknown(before, after);
  const compare = comparer(principal, new RuleIndex(sided(was, "before")), new RuleIndex(sided(is, "after")));

  const answers = changed.map((placed) => ({ placed, found: compare(placed.rule, hasStaying) }));
  const select = (kind: keyof Difference): RuleChange[] =>
    answers.flatMap(({ placed: { rule, policies }, found }) => {
      const example = found?.difference[kind];
      return example ? [{ rule, policies, example }] : [];
    });
  const parts = {
    gained: select("gained"),
    lost: select("lost"),
    open: select("open"),
    unknownPolicies: unknownOnOneSide(before, after),
    undecided: answers.filter(({ found }) => !found?.isComplete).map(({ placed }) => placed.rule),
  };
  const isRewritten = changed.length > 0;
  return { change: changeOf(parts, { was, is, before, after, isRewritten }), ...parts };
}

/** Rules of one side only. A rule with a value that is not known yet is equal to none, not even to its own text. */
function changedRules(was: readonly PlacedRule[], is: readonly PlacedRule[]): PlacedRule[] {
  const [old, present] = [new Set(was.map(({ key }) => key)), new Set(is.map(({ key }) => key))];
  return [
    ...was.filter(({ key }) => !present.has(key) || holdsUnknownValue(key)),
    ...is.filter(({ key }) => !old.has(key) || holdsUnknownValue(key)),
  ];
}

const holdsUnknownValue = (key: string): boolean => key.includes('{"unknown":true}');

function sided(rules: readonly PlacedRule[], side: "before" | "after"): PlacedRule[] {
  return rules.map((placed) =>
    holdsUnknownValue(placed.key) ? { ...placed, key: `${side} ${placed.key}` } : placed,
  );
}

/** For each kind of move, the first request that shows it. */
interface Difference {
  readonly gained?: AccessRequest;
  readonly lost?: AccessRequest;
  readonly open?: AccessRequest;
}

interface Compared {
  readonly difference: Difference;
  readonly isComplete: boolean;
}

/** A request whose answer differs is covered by a rule that came or went, so only those are looked into. */
function comparer(principal: Requester, was: RuleIndex, is: RuleIndex) {
  return (rule: AccessRule, hasStaying: boolean): Compared | undefined => {
    const [old, present] = [was.touching(rule), is.touching(rule)];
    const rules = [...old, ...present].map((placed) => placed.rule);
    const witnesses = requestWitnesses(rule, rules, principal);
    if (!witnesses) return undefined;
    const tables = {
      before: new AnswerTable(old, witnesses, principal),
      after: new AnswerTable(present, witnesses, principal),
    };
    return {
      difference: firstDifferences(tables, witnesses, principal, hasStaying),
      isComplete: witnesses.contexts.isComplete,
    };
  };
}

function firstDifferences(
  { before, after }: { readonly before: AnswerTable; readonly after: AnswerTable },
  { actions, resources, contexts }: RequestWitnesses,
  principal: Requester,
  hasStaying: boolean,
): Difference {
  const first: { -readonly [Kind in keyof Difference]: AccessRequest } = {};
  const everyContext = contextsOf(contexts);
  for (const [a, action] of actions.entries()) {
    for (const [r, resource] of resources.entries()) {
      for (const [c, context] of everyContext.entries()) {
        for (const move of movesOf(before.cell(a, r, c), after.cell(a, r, c), hasStaying)) {
          first[move] ??= { action, resource, principal, context };
        }
        if (first.gained && first.lost && first.open) return first;
      }
    }
  }
  return first;
}

type Move = keyof Difference;

const none: readonly Move[] = [];
/** What a move from one answer to another means. */
const moves: Readonly<Record<Answer, Readonly<Record<Answer, readonly Move[]>>>> = {
  allowed: { allowed: none, denied: ["lost"], unknown: ["lost", "open"] },
  denied: { allowed: ["gained"], denied: none, unknown: ["open"] },
  unknown: { allowed: ["gained"], denied: ["open"], unknown: none },
};

function movesOf(before: Cell, after: Cell, hasStaying: boolean): readonly Move[] {
  const [was, is] = [answerOf(before), answerOf(after)];
  const found = moves[was][is];
  if (found.length > 0) return found;
  if (was === "unknown" && canDiffer(before, after)) return ["open"];
  // What no known policy allows, a policy of unknown content may: then a deny that came or went counts.
  return hasStaying && answerOf(allowing(before)) !== answerOf(allowing(after)) ? ["open"] : none;
}

const allowing = ({ certain, open }: Cell): Cell => ({ certain: { ...certain, allow: true }, open });

function changeOf(
  parts: Omit<AccessComparison, "change">,
  sides: {
    readonly was: readonly PlacedRule[];
    readonly is: readonly PlacedRule[];
    readonly before: readonly AttachedPolicy[];
    readonly after: readonly AttachedPolicy[];
    readonly isRewritten: boolean;
  },
): AccessChange {
  const { gained, lost } = parts;
  const { was, is, before, after, isRewritten } = sides;
  // Whatever the policies that went have allowed: nothing is left.
  if (before.length > 0 && after.length === 0) {
    const isLoss = lost.length > 0 || hasUnknown(parts);
    return isLoss ? "removed" : was.length > 0 ? "rewritten" : "equal";
  }
  if (gained.length > 0 && lost.length > 0) return "changed";
  if (gained.length > 0) return allows(was) ? "widened" : "added";
  if (hasUnknown(parts)) return "unknown";
  if (lost.length > 0) return allows(is) ? "narrowed" : "removed";
  return isRewritten ? "rewritten" : "equal";
}

const allows = (rules: readonly PlacedRule[]): boolean => rules.some(({ rule }) => rule.effect === "allow");

const unknownNames = (policies: readonly AttachedPolicy[]): ReadonlySet<string> =>
  new Set(policies.filter(({ document }) => document === "unknown").map(({ name }) => name));

function unknownOnOneSide(before: readonly AttachedPolicy[], after: readonly AttachedPolicy[]): string[] {
  const [was, is] = [unknownNames(before), unknownNames(after)];
  return [...[...was].filter((name) => !is.has(name)), ...[...is].filter((name) => !was.has(name))];
}

function stayingUnknown(before: readonly AttachedPolicy[], after: readonly AttachedPolicy[]): boolean {
  const is = unknownNames(after);
  return [...unknownNames(before)].some((name) => is.has(name));
}
