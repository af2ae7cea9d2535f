import { toList, type TrustPolicy } from "./policy-document";
import type { RoleCaller } from "./principal-match";
import { normalizeTrustPolicy } from "./normal-form";
import { parseQcs } from "./qcs";

/** No account, user, group or role has this number. */
const unnamed = "0";

/** More callers than this are not asked about one pair of trust policies. */
const mostCallers = 400;

/** Every principal that a trust policy names, in the canonical spelling; `service:…` and `federated:…` for the others. */
export function namesIn(policy: TrustPolicy | undefined): string[] {
  if (!policy) return [];
  const statements = normalizeTrustPolicy(policy).statement;
  const names = statements.flatMap(({ principal }) => [
    ...toList(principal.qcs),
    ...toList(principal.service).map((name) => `service:${name}`),
    ...toList(principal.federated).map((name) => `federated:${name}`),
  ]);
  return [...new Set(names)];
}

/** A principal's name, taken apart; undefined for what is no identity of an account. */
interface NamedIdentity {
  readonly accountUin: string;
  readonly kind: "root" | "uin" | "groupid" | "roleName" | "role";
  readonly id: string;
}

function identityOf(principal: string): NamedIdentity | undefined {
  const name = parseQcs(principal);
  const accountUin = name && /^uin\/(\d+)$/.exec(name.account)?.[1];
  if (!name || accountUin === undefined || name.service !== "cam") return undefined;
  const [, kind, id = ""] = /^(root|uin|groupid|roleName|role)(?:\/(.+))?$/.exec(name.resource) ?? [];
  if (kind === "root" || (kind === "uin" && id === accountUin)) return { accountUin, kind: "root", id: "" };
  return kind === undefined ? undefined : { accountUin, kind: kind as NamedIdentity["kind"], id };
}

/** The identity that a principal's name stands for. Undefined where no identity of an account has that name. */
export function callerOf(principal: string): RoleCaller | undefined {
  if (principal === "*") return { kind: "root", accountUin: unnamed, uin: unnamed };
  const identity = identityOf(principal);
  if (!identity) return undefined;
  const { accountUin, kind, id } = identity;
  const callers: Readonly<Record<NamedIdentity["kind"], RoleCaller>> = {
    root: { kind: "root", accountUin, uin: accountUin },
    uin: { kind: "user", accountUin, uin: id },
    groupid: { kind: "user", accountUin, uin: unnamed, groupIds: [id] },
    roleName: { kind: "roleSession", accountUin, roleName: id, roleId: "" },
    role: { kind: "roleSession", accountUin, roleName: "", roleId: id },
  };
  return callers[kind];
}

/**
 * One caller for each way in which trust policies that name these principals can treat a caller: for each account its
 * main identity, every named and one unnamed user in every combination of the named groups, and sessions of every pair of
 * a named role name and a named role ID.
 *
 * @returns undefined where there are too many combinations.
 */
export function trustCallers(principals: readonly string[]): readonly RoleCaller[] | undefined {
  const identities = principals.flatMap((principal) => identityOf(principal) ?? []);
  const accounts = [...new Set([unnamed, ...identities.map(({ accountUin }) => accountUin)])];
  const callers: RoleCaller[] = [];
  for (const accountUin of accounts) {
    const idsOf = (kind: NamedIdentity["kind"]) =>
      identities
        .filter((identity) => identity.accountUin === accountUin && identity.kind === kind)
        .map(({ id }) => id);
    const groups = idsOf("groupid");
    if (2 ** groups.length > mostCallers) return undefined;
    callers.push({ kind: "root", accountUin, uin: accountUin });
    for (const uin of [unnamed, ...idsOf("uin")]) {
      for (const groupIds of subsetsOf(groups)) callers.push({ kind: "user", accountUin, uin, groupIds });
    }
    for (const roleName of ["", ...idsOf("roleName")]) {
      for (const roleId of ["", ...idsOf("role")]) {
        callers.push({ kind: "roleSession", accountUin, roleName, roleId });
      }
    }
    if (callers.length > mostCallers) return undefined;
  }
  return callers;
}

function subsetsOf<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>(
    (subsets, item) => [...subsets, ...subsets.map((set) => [...set, item])],
    [[]],
  );
}
