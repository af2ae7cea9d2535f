import type { AccessRule } from "./access-rules";
import { matchAction } from "./action-match";
import { conditionMismatches } from "./conditions";
import { matchesAll, type Match } from "./match";
import type { Requester } from "./policy-variables";
import type { RequestWitnesses } from "./request-witnesses";
import { matchResource } from "./resource-match";

interface Row {
  readonly isDeny: boolean;
  readonly actions: readonly Match[];
  readonly resources: readonly Match[];
  readonly contexts: readonly Match[];
}

/** Answers every combination of the witnesses as `evaluate` does, but matches each part of a rule only once. */
export class AnswerTable {
  private readonly rows: readonly Row[];

  constructor(rules: readonly AccessRule[], witnesses: RequestWitnesses, principal: Requester) {
    this.rows = rules.map((rule) => ({
      isDeny: rule.effect === "deny",
      actions: witnesses.actions.map((action) => matchAction(rule.action, action)),
      resources: witnesses.resources.map((resource) =>
        matchResource(rule.resource, resource, principal.ownerUin, principal),
      ),
      contexts: witnesses.contexts.map((context) => {
        const mismatches = conditionMismatches(rule.condition, context, principal);
        return matchesAll(mismatches.map(({ reason }) => (reason === "conditionNotMet" ? "no" : "unknown")));
      }),
    }));
  }

  /** Allowed for certain, by the positions of action, resource and context. */
  isAllowed(action: number, resource: number, context: number): boolean {
    let isAllowed = false;
    for (const { isDeny, actions, resources, contexts } of this.rows) {
      if (isAllowed && !isDeny) continue;
      const parts = [actions[action], resources[resource], contexts[context]];
      if (parts.includes("no")) continue;
      if (isDeny) return false;
      if (!parts.includes("unknown")) isAllowed = true;
    }
    return isAllowed;
  }
}
