import { matchesAny, toMatch, type Match } from "./match";
import { toList, type Principal } from "./policy-document";
import { canonicalQcs, parseQcs } from "./qcs";

/** Who assumes a role. */
export type RoleCaller =
  | { readonly kind: "root"; readonly accountUin: string; readonly uin: string }
  | {
      readonly kind: "user";
      /** Main account that the user belongs to. */
      readonly accountUin: string;
      readonly uin: string;
      /** Groups that the user is in. Undefined where they are not known. */
      readonly groupIds?: readonly string[];
    }
  | {
      readonly kind: "roleSession";
      /** Main account that owns the role of the session. */
      readonly accountUin: string;
      readonly roleName: string;
      readonly roleId: string;
    };

/**
 * Whether a trust policy's principal covers the caller. A main account (`…:root`, or its own uin) stands for every
 * identity in it, as the vendor's cross-account example has it; a user's uin for that user only.
 */
export function matchPrincipal(principal: Principal, caller: RoleCaller): Match {
  return matchesAny(toList(principal.qcs).map((name) => matchName(name, caller)));
}

function matchName(text: string, caller: RoleCaller): Match {
  if (text === "*") return "yes";
  const name = parseQcs(canonicalQcs(text));
  if (!name || name.service !== "cam" || name.account !== `uin/${caller.accountUin}`) return "no";
  if (name.resource === name.account) return "yes";

  const [, kind = "", id = ""] = /^([^/]+)\/(.+)$/.exec(name.resource) ?? [];
  const matcher = Object.hasOwn(matchers, kind) ? matchers[kind] : undefined;
  return matcher ? matcher(id, caller) : "no";
}

const matchers: Readonly<Record<string, (id: string, caller: RoleCaller) => Match>> = {
  uin: (uin, caller) => toMatch(caller.kind === "user" && caller.uin === uin),
  groupid: (groupId, caller) => {
    if (caller.kind !== "user") return "no";
    return caller.groupIds ? toMatch(caller.groupIds.includes(groupId)) : "unknown";
  },
  // Not in the vendor's list of principals; the role ARN is the only name that such a principal could have.
  roleName: (roleName, caller) => toMatch(caller.kind === "roleSession" && caller.roleName === roleName),
  role: (roleId, caller) => toMatch(caller.kind === "roleSession" && caller.roleId === roleId),
};
