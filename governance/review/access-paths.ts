import {
  type AssumeRoleDecision,
  type AttachedPolicy,
  callerOf,
  type Condition,
  contextsOf,
  contextWitnesses,
  matchAction,
  type RequestContext,
  requesterOf,
  evaluateAssumeRole,
  roleArn,
  type RoleCaller,
  toList,
  type Trust,
  trustedPrincipals,
} from "../../core/cam";
import type { GrantGraph, HolderNode, RoleNode } from "./grant-graph";

/** One way to a role: who, and what it takes. */
export interface AccessPath {
  /** Key that is equal before and after. */
  readonly key: string;
  /** Key of a sub-user, a group or another role, or the principal as the trust policy names it. */
  readonly principal: string;
  readonly role: string;
  readonly trust: Trust;
  /** ISO 8601 in UTC; "unknown" where only the deployment will know it. Undefined: the way has no end. */
  readonly expires?: string;
  /** "certain": both sides allow it; "unknown": a value or a policy is missing. */
  readonly verdict: "certain" | "unknown";
  /** Policies of the principal that let it, or might; none for what the trust policy itself names. */
  readonly permittedBy: readonly string[];
  /** The conditions of these policies as JSON, where one of them must hold. Undefined: no condition. */
  readonly condition?: string;
}

/**
 * Everyone who can assume a role of the graph: whom its trust policy names, and for a trusted main account those of its
 * users, groups and roles whose own policies allow it. Callers are found by the roles that their policies name, so the
 * cost grows with the grants alone.
 */
export function accessPaths(graph: GrantGraph): Map<string, AccessPath> {
  const callers = new CallerIndex([
    ...[...graph.holders.values()].filter(({ kind }) => kind !== "policy").map(ofHolder),
    ...[...graph.roles.values()].map(ofRole),
  ]);
  const paths = [...graph.roles.values()].flatMap((role) => pathsTo(role, callers));
  return new Map(paths.map((path) => [path.key, path]));
}

function pathsTo(role: RoleNode, callers: CallerIndex): AccessPath[] {
  return trustedPrincipals(role.trustUntilEnd)
    .filter(({ trust }) => trust !== "never")
    .flatMap(({ principal, trust }) => {
      const path = (
        name: string,
        { verdict, policies: permittedBy, condition }: Permission = { verdict: "certain", policies: [] },
      ) => ({
        key: `${name} > ${role.key}`,
        principal: name,
        role: role.key,
        trust,
        ...(role.expires === undefined ? {} : { expires: role.expires }),
        verdict: trust === "unknown" ? ("unknown" as const) : verdict,
        permittedBy,
        ...(condition === undefined ? {} : { condition }),
      });
      const trusted = callerOf(principal);
      const isAccount = trusted?.kind === "root" && principal !== "*";
      const candidates = isAccount ? callers.whoMayReach(trusted.accountUin, role) : [];
      return [
        path(principal),
        ...candidates.flatMap((caller) => {
          const permission = permissionOf(caller, role);
          return permission ? [path(caller.key, permission)] : [];
        }),
      ];
    });
}

interface Permission {
  readonly verdict: AccessPath["verdict"];
  readonly policies: readonly string[];
  readonly condition?: string;
}

/**
 * Whether a caller's own policies let it assume the role; the trust side has been asked before. A permission that holds
 * in some context only is a permission, too.
 */
function permissionOf({ identity, policies }: Caller, role: RoleNode): Permission | undefined {
  const ask = (context: RequestContext) =>
    evaluateAssumeRole({
      caller: identity,
      role: { accountUin: role.accountUin, roleName: role.roleName, roleId: "", trustPolicy: trustOfAnyone },
      requestedArn: roleArn(role.accountUin, role.roleName),
      callerPolicies: policies,
      context,
    });
  const always = ask({});
  if (always.verdict === "allowed") return { verdict: "certain", policies: namesIn(always) };

  const conditions = conditionsIn(policies);
  const witnesses = contextWitnesses(conditions, requesterOf(identity));
  const decisions = witnesses ? contextsOf(witnesses).map(ask) : [];
  const allowed = decisions.find(({ verdict }) => verdict === "allowed");
  if (allowed) {
    return { verdict: "certain", policies: namesIn(allowed), condition: JSON.stringify(conditions) };
  }
  const open = [always, ...decisions].find(({ verdict }) => verdict === "unknown");
  if (open) return { verdict: "unknown", policies: namesIn(open) };
  return witnesses?.isComplete
    ? undefined
    : { verdict: "unknown", policies: policies.map(({ name }) => name) };
}

/** Names of the policies that decide. */
function namesIn(decision: AssumeRoleDecision): string[] {
  if (decision.verdict === "refused" || decision.caller === "mainAccount") return [];
  const { decisive, unknownPolicies } = decision.caller;
  return [...new Set([...decisive.map(({ policy }) => policy), ...unknownPolicies])];
}

/** Conditions of every statement that can speak of assuming a role, each once and in one order. */
function conditionsIn(policies: readonly AttachedPolicy[]): Condition[] {
  const conditions = policies
    .flatMap(({ document }) => (document === "unknown" ? [] : document.statement))
    .filter(({ action }) => toList(action).some((pattern) => matchAction(pattern, "sts:AssumeRole") !== "no"))
    .flatMap(({ condition }) => (condition ? [condition] : []));
  const byText = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, condition]) => condition);
}

const trustOfAnyone = {
  version: "2.0" as const,
  statement: [{ effect: "allow" as const, action: "*", principal: { qcs: "*" } }],
};

/** An identity that needs a policy to assume a role. */
interface Caller {
  readonly key: string;
  readonly accountUin: string;
  readonly identity: RoleCaller;
  readonly policies: readonly AttachedPolicy[];
}

function ofHolder({ key, accountUin, id, policies }: HolderNode): Caller {
  return { key, accountUin, identity: { kind: "user", accountUin, uin: id ?? "" }, policies };
}

function ofRole({ key, accountUin, roleName, policies }: RoleNode): Caller {
  return { key, accountUin, identity: { kind: "roleSession", accountUin, roleName, roleId: "" }, policies };
}

/** Finds those whose policies can speak of a role, each with just these policies: most policies name one role. */
class CallerIndex {
  private readonly byName = new Map<string, Map<Caller, AttachedPolicy[]>>();

  constructor(callers: readonly Caller[]) {
    for (const caller of callers) {
      for (const policy of caller.policies) {
        for (const name of namedRoles(policy)) this.add(`${caller.accountUin} ${name}`, caller, policy);
      }
    }
  }

  whoMayReach(accountUin: string, role: RoleNode): Caller[] {
    const arn = roleArn(role.accountUin, role.roleName);
    const found = new Map<Caller, AttachedPolicy[]>();
    for (const name of [arn, anyRole]) {
      for (const [caller, policies] of this.byName.get(`${accountUin} ${name}`) ?? []) {
        found.set(caller, [...(found.get(caller) ?? []), ...policies]);
      }
    }
    const others = [...found].filter(([{ key }]) => key !== role.key);
    return others.map(([caller, policies]) => ({ ...caller, policies }));
  }

  private add(name: string, caller: Caller, policy: AttachedPolicy): void {
    const callers = this.byName.get(name) ?? new Map<Caller, AttachedPolicy[]>();
    const policies = callers.get(caller) ?? [];
    policies.push(policy);
    this.byName.set(name, callers.set(caller, policies));
  }
}

const anyRole = "*";
const exactRole = /^qcs::cam::uin\/\d+:roleName\/[^*$]+$/;

/** ARNs of the roles that a policy can speak of, or `*` where it does not name each. */
function namedRoles({ document }: AttachedPolicy): readonly string[] {
  if (document === "unknown") return [anyRole];
  const resources = document.statement.flatMap(({ resource }) => toList(resource));
  return resources.every((resource) => exactRole.test(resource)) ? [...new Set(resources)] : [anyRole];
}
