import { evaluateAssumeRole, type TrustingRole } from "./assume-role";
import type { RequestContext } from "./conditions";
import { contextWitnesses } from "./context-witnesses";
import { normalizeTrustPolicy, sameMeaning } from "./normal-form";
import { toList, type TrustPolicy } from "./policy-document";
import type { RoleCaller } from "./principal-match";
import { parseQcs } from "./qcs";

/** Whether a role trusts someone, if their own account lets them. */
export type Trust = "always" | "withExternalId" | "onCondition" | "never" | "unknown";

/** One principal that a trust policy speaks of. */
export interface TrustedPrincipal {
  /** As the policy names it, in the one spelling of such names; `service:…` and `federated:…` for the others. */
  readonly principal: string;
  readonly trust: Trust;
}

export interface TrustComparison {
  readonly change:
    "added" | "removed" | "widened" | "narrowed" | "changed" | "rewritten" | "equal" | "unknown";
  /** Every principal that one of the documents names, with what each document says to it. */
  readonly principals: readonly (TrustedPrincipal & { readonly before: Trust })[];
}

const externalIdKey = "sts:external_id";

/** Everyone whom a trust policy names, and what it takes. A deny is taken into account. */
export function trustedPrincipals(policy: TrustPolicy | undefined): readonly TrustedPrincipal[] {
  return namesIn(policy).map((principal) => ({ principal, trust: trustIn(policy, principal) }));
}

/** Compares two trust policies of one role by whom they trust under which condition. Undefined: there is no role. */
export function compareTrust(
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
): TrustComparison {
  const names = [...new Set([...namesIn(before), ...namesIn(after)])];
  const principals = names.map((principal) => ({
    principal,
    before: trustIn(before, principal),
    trust: trustIn(after, principal),
  }));
  const contexts = contextsOf([before, after]);
  const isOpen = principals.some(({ before: was, trust }) => was === "unknown" || trust === "unknown");
  if (isOpen || !contexts) return { change: "unknown", principals };
  const differences = names.map((principal) => differenceFor(principal, contexts, before, after));
  const gained = differences.some((difference) => difference.gained);
  const lost = differences.some((difference) => difference.lost);
  const change = !before && after && gained ? "added" : before && !after && lost ? "removed" : undefined;
  return { change: change ?? changeOf(gained, lost, before, after), principals };
}

function changeOf(
  gained: boolean,
  lost: boolean,
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
): TrustComparison["change"] {
  if (gained && lost) return "changed";
  if (gained) return "widened";
  if (lost) return "narrowed";
  return before && after && !sameMeaning(before, after) ? "rewritten" : "equal";
}

function differenceFor(
  principal: string,
  contexts: readonly RequestContext[],
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
) {
  const [was, is] = [asker(before, principal), asker(after, principal)];
  const answers = contexts.map((context) => [was(context), is(context)] as const);
  return {
    gained: answers.some(([previously, now]) => now === "allowed" && previously !== "allowed"),
    lost: answers.some(([previously, now]) => previously === "allowed" && now !== "allowed"),
  };
}

function trustIn(policy: TrustPolicy | undefined, principal: string): Trust {
  if (!policy) return "never";
  const ask = asker(policy, principal);
  if (ask({}) === "allowed") return "always";
  const contexts = contextsOf([policy]);
  if (!contexts) return "unknown";
  const answers = contexts.map((context) => ({ context, verdict: ask(context) }));
  const allowed = answers.filter(({ verdict }) => verdict === "allowed");
  if (allowed.length === 0) {
    const isOpen = answers.some(({ verdict }) => verdict === "unknown") || ask({}) === "unknown";
    return isOpen ? "unknown" : "never";
  }
  const needsMore = allowed.every(({ context }) => Object.keys(context).some((key) => key !== externalIdKey));
  const needsExternalId = allowed.every(({ context }) => context[externalIdKey] !== undefined);
  return needsExternalId && !needsMore ? "withExternalId" : "onCondition";
}

/** Undefined where the conditions are too entangled to be searched. */
function contextsOf(policies: readonly (TrustPolicy | undefined)[]): readonly RequestContext[] | undefined {
  const conditions = policies
    .flatMap((policy) => policy?.statement ?? [])
    .flatMap(({ condition }) => (condition ? [condition] : []));
  return contextWitnesses(conditions);
}

const everyAction = [
  {
    name: "any",
    document: {
      version: "2.0" as const,
      statement: [{ effect: "allow" as const, action: "*", resource: "*" }],
    },
  },
];
const role: Omit<TrustingRole, "trustPolicy"> = { accountUin: "0", roleName: "role", roleId: "0" };

/** What the trust policy alone says, to a caller whose own account allows everything. */
function asker(policy: TrustPolicy | undefined, principal: string) {
  const caller = callerOf(principal);
  return (context: RequestContext): "allowed" | "denied" | "unknown" => {
    if (!policy) return "denied";
    const { [externalIdKey]: externalId, ...others } = context;
    const decision = evaluateAssumeRole({
      caller: caller ?? { kind: "root", accountUin: "", uin: "" },
      role: { ...role, trustPolicy: caller ? policy : impersonated(policy, principal) },
      requestedArn: "qcs::cam::uin/0:roleName/role",
      callerPolicies: everyAction,
      context: others,
      ...(typeof externalId === "string" ? { externalId } : {}),
    });
    return decision.verdict === "refused" ? "denied" : decision.verdict;
  };
}

/** Products and identity providers do not call AssumeRole themselves: the statements that name them are read as for anyone. */
function impersonated(policy: TrustPolicy, principal: string): TrustPolicy {
  return {
    ...policy,
    statement: policy.statement
      .filter((statement) => namesIn({ ...policy, statement: [statement] }).includes(principal))
      .map((statement) => ({ ...statement, action: "*", principal: { qcs: "*" } })),
  };
}

function namesIn(policy: TrustPolicy | undefined): string[] {
  if (!policy) return [];
  const statements = normalizeTrustPolicy(policy).statement;
  const names = statements.flatMap(({ principal }) => [
    ...toList(principal.qcs),
    ...toList(principal.service).map((name) => `service:${name}`),
    ...toList(principal.federated).map((name) => `federated:${name}`),
  ]);
  return [...new Set(names)];
}

/** Stands for anyone whom no document names: no account has this number. */
const stranger: RoleCaller = { kind: "root", accountUin: "0", uin: "0" };

/** Someone that the name covers. Undefined where no identity of an account does. */
export function callerOf(principal: string): RoleCaller | undefined {
  if (principal === "*") return stranger;
  const name = parseQcs(principal);
  const accountUin = name && /^uin\/(\d+)$/.exec(name.account)?.[1];
  if (!name || accountUin === undefined || name.service !== "cam") return undefined;
  const [, kind, id = ""] = /^(root|uin|groupid|roleName)(?:\/(.+))?$/.exec(name.resource) ?? [];
  if (kind === "root" || (kind === "uin" && id === accountUin)) {
    return { kind: "root", accountUin, uin: accountUin };
  }
  if (kind === "uin") return { kind: "user", accountUin, uin: id };
  if (kind === "groupid") return { kind: "user", accountUin, uin: "", groupIds: [id] };
  if (kind === "roleName") return { kind: "roleSession", accountUin, roleName: id, roleId: "" };
  return undefined;
}
