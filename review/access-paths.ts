import { evaluateAssumeRole, roleArn, toList, trustedPrincipals, callerOf, type Trust } from "../cam";
import type { GrantGraph, HolderNode, RoleNode } from "./grant-graph";

/** One way to a role: who, and what it takes. */
export interface AccessPath {
  /** Key that is equal before and after. */
  readonly key: string;
  readonly principal: string;
  readonly role: string;
  readonly trust: Trust;
  /** "certain": both sides allow it; "unknown": a value or a policy is missing. */
  readonly verdict: "certain" | "unknown";
}

/**
 * Everyone who can assume a role of the graph: whom its trust policy names, and for a trusted main account those of its
 * users and groups whose own policies allow it. Holders are found by account, so the cost grows with the grants alone.
 */
export function accessPaths(graph: GrantGraph): Map<string, AccessPath> {
  const holdersOf = new HolderIndex([...graph.holders.values()]);
  const paths = [...graph.roles.values()].flatMap((role) => pathsTo(role, holdersOf));
  return new Map(paths.map((path) => [path.key, path]));
}

function pathsTo(role: RoleNode, holders: HolderIndex): AccessPath[] {
  return trustedPrincipals(role.trustPolicy)
    .filter(({ trust }) => trust !== "never")
    .flatMap(({ principal, trust }) => {
      const path = (name: string, verdict: AccessPath["verdict"]): AccessPath => ({
        key: `${name} > ${role.key}`,
        principal: name,
        role: role.key,
        trust,
        verdict: trust === "unknown" ? "unknown" : verdict,
      });
      const caller = callerOf(principal);
      const others =
        caller?.kind === "root" && principal !== "*" ? holders.candidates(caller.accountUin, role) : [];
      return [
        path(principal, "certain"),
        ...others.flatMap((holder) => {
          const verdict = holderVerdict(holder, role);
          return verdict ? [path(holder.key, verdict)] : [];
        }),
      ];
    });
}

/** Whether the holder's own policies let it assume the role; the trust side has been asked before. */
function holderVerdict(holder: HolderNode, role: RoleNode): AccessPath["verdict"] | undefined {
  const decision = evaluateAssumeRole({
    caller: { kind: "user", accountUin: holder.accountUin, uin: holder.id ?? "" },
    role: {
      accountUin: role.accountUin,
      roleName: role.roleName,
      roleId: "",
      trustPolicy: {
        version: "2.0",
        statement: [{ effect: "allow", action: "*", principal: { qcs: "*" } }],
      },
    },
    requestedArn: roleArn(role.accountUin, role.roleName),
    callerPolicies: holder.policies,
  });
  if (decision.verdict === "refused") return undefined;
  return decision.verdict === "allowed" ? "certain" : "unknown";
}

/** Holders by account, each with the few of its policies that can speak of a role. */
class HolderIndex {
  private readonly byAccount = new Map<string, IndexedHolder[]>();

  constructor(holders: readonly HolderNode[]) {
    for (const holder of holders) {
      const known = this.byAccount.get(holder.accountUin) ?? [];
      this.byAccount.set(holder.accountUin, [...known, indexed(holder)]);
    }
  }

  candidates(accountUin: string, role: RoleNode): HolderNode[] {
    const arn = roleArn(role.accountUin, role.roleName);
    return (this.byAccount.get(accountUin) ?? []).map(({ holder, exact, general }) => ({
      ...holder,
      policies: [...(exact.get(arn) ?? []), ...general],
    }));
  }
}

interface IndexedHolder {
  readonly holder: HolderNode;
  readonly exact: Map<string, HolderNode["policies"][number][]>;
  readonly general: HolderNode["policies"][number][];
}

function indexed(holder: HolderNode): IndexedHolder {
  const index: IndexedHolder = { holder, exact: new Map(), general: [] };
  for (const policy of holder.policies) {
    const resources =
      policy.document === "unknown"
        ? ["*"]
        : policy.document.statement.flatMap(({ resource }) => toList(resource));
    if (resources.some((resource) => !/^qcs::cam::uin\/\d+:roleName\/[^*$]+$/.test(resource))) {
      index.general.push(policy);
    } else {
      for (const arn of new Set(resources)) index.exact.set(arn, [...(index.exact.get(arn) ?? []), policy]);
    }
  }
  return index;
}
