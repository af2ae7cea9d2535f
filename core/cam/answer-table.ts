import type { AccessRule } from "./access-rules";
import { matchAction } from "./action-match";
import { contextMatches } from "./context-witnesses";
import type { Match } from "./match";
import type { Requester } from "./policy-variables";
import type { RequestWitnesses } from "./request-witnesses";
import { matchResource } from "./resource-match";

/** What a set of rules answers to one request; "unknown" where a value that is not known decides. */
export type Answer = "allowed" | "denied" | "unknown";

/** A rule of one side of a comparison. */
export interface SidedRule {
  readonly rule: AccessRule;
  /** Equal on both sides for a rule that is the same there, so that what is unknown of it is the same too. */
  readonly key: string;
}

interface Row {
  readonly key: string;
  readonly isDeny: boolean;
  readonly actions: readonly Match[];
  readonly resources: readonly Match[];
  readonly contexts: readonly Match[];
}

/** What the rules say to one request: which cover it, and which may. */
export interface Cell {
  readonly certain: { readonly allow: boolean; readonly deny: boolean };
  /** Rules that may cover the request. */
  readonly open: readonly { readonly key: string; readonly isDeny: boolean }[];
}

/** Answers every combination of the witnesses as `evaluate` does, but matches each part of a rule only once. */
export class AnswerTable {
  private readonly rows: readonly Row[];

  constructor(rules: readonly SidedRule[], witnesses: RequestWitnesses, requester: Requester) {
    this.rows = rules.map(({ rule, key }) => ({
      key,
      isDeny: rule.effect === "deny",
      actions: witnesses.actions.map((action) => matchAction(rule.action, action)),
      resources: witnesses.resources.map((resource) =>
        matchResource(rule.resource, resource, requester.ownerUin, requester),
      ),
      contexts: contextMatches(rule.condition, witnesses.contexts, requester),
    }));
  }

  /** By the positions of action, resource and context. */
  cell(action: number, resource: number, context: number): Cell {
    const certain = { allow: false, deny: false };
    const open: { key: string; isDeny: boolean }[] = [];
    for (const { key, isDeny, actions, resources, contexts } of this.rows) {
      const [ofAction, ofResource, ofContext] = [actions[action], resources[resource], contexts[context]];
      if (ofAction === "no" || ofResource === "no" || ofContext === "no") continue;
      const isOpen = ofAction === "unknown" || ofResource === "unknown" || ofContext === "unknown";
      if (isOpen) open.push({ key, isDeny });
      else if (isDeny) certain.deny = true;
      else certain.allow = true;
    }
    return { certain, open };
  }
}

/** A matching deny wins, then a matching allow; what only may match leaves open what it could change. */
export function answerOf({ certain, open }: Cell): Answer {
  if (certain.deny) return "denied";
  const decisive = open.some(({ isDeny }) => isDeny === certain.allow);
  if (decisive) return "unknown";
  return certain.allow ? "allowed" : "denied";
}

/** More open rules than this are not tried one way and the other. */
const mostOpen = 8;

/**
 * Whether two unknown answers can differ: some way to settle what is open, the same on both sides for the same rule,
 * leads to one answer before and another one after.
 */
export function canDiffer(before: Cell, after: Cell): boolean {
  const keys = [...new Set([...before.open, ...after.open].map(({ key }) => key))];
  if (keys.length > mostOpen) return true;
  for (let settled = 0; settled < 2 ** keys.length; settled++) {
    const covers = ({ key }: { readonly key: string }) => ((settled >> keys.indexOf(key)) & 1) === 1;
    const allows = ({ certain, open }: Cell): boolean =>
      !certain.deny &&
      !open.some((rule) => rule.isDeny && covers(rule)) &&
      (certain.allow || open.some((rule) => !rule.isDeny && covers(rule)));
    if (allows(before) !== allows(after)) return true;
  }
  return false;
}
