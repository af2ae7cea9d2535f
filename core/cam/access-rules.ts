import type { AttachedPolicy } from "./evaluate";
import { normalizePolicy } from "./normal-form";
import { toList, type Condition, type Effect, type Statement } from "./policy-document";
import { resolveVariables, type Requester } from "./policy-variables";
import { formatQcs, parseQcs } from "./qcs";

/** One pair of an action and a resource that a policy speaks of: the smallest part of a document that says something. */
export interface AccessRule {
  readonly effect: Effect;
  /** `service:Api`, `*` inside stands for any characters. */
  readonly action: string;
  /** `*`, or a six-segment name with its account written out. */
  readonly resource: string;
  readonly condition?: Condition;
}

/** A rule with the policies that it stands in and a text that is equal for rules of one meaning. */
export interface PlacedRule {
  readonly rule: AccessRule;
  readonly key: string;
  /** Names of the policies, each once. */
  readonly policies: readonly string[];
}

/** What known policies say, taken apart and freed of repetitions. Policies of unknown content say nothing here. */
export function accessRules(policies: readonly AttachedPolicy[], requester: Requester): PlacedRule[] {
  const byKey = new Map<string, { rule: AccessRule; key: string; policies: string[] }>();
  for (const { name, document, creatorUin = requester.ownerUin } of policies) {
    if (document === "unknown") continue;
    for (const rule of normalizePolicy(document).statement.flatMap((statement) =>
      rulesOf(statement, creatorUin, requester),
    )) {
      const key = JSON.stringify([rule.effect, rule.action, rule.resource, rule.condition ?? null]);
      const known = byKey.get(key);
      if (!known) byKey.set(key, { rule, key, policies: [name] });
      else if (!known.policies.includes(name)) known.policies.push(name);
    }
  }
  return [...byKey.values()];
}

function rulesOf(statement: Statement, creatorUin: string, requester: Requester): AccessRule[] {
  const { effect, condition } = statement;
  return toList(statement.action).flatMap((action) =>
    toList(statement.resource).map((written) => ({
      effect,
      action,
      resource: complete(written, creatorUin, requester),
      ...(condition ? { condition } : {}),
    })),
  );
}

/** An empty account is the creator's; a variable is what it stands for, if that is known. */
function complete(resource: string, creatorUin: string, requester: Requester): string {
  const name = parseQcs(resource);
  if (!name) return resource;
  const { text, isComplete } = resolveVariables(name.resource, requester);
  return formatQcs({
    ...name,
    account: name.account || `uin/${creatorUin}`,
    resource: isComplete ? text : name.resource,
  });
}
