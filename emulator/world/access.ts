import { type AttachedPolicy, evaluate, type RequestContext } from "../../core/cam";
import type { Clock } from "../clock";
import type { Caller } from "../service";
import type { Account, Attachee, Policy, Role } from "./model";

/** CAM's decisions for a caller. */
export interface Access {
  /** Whether the caller may do the action (`cdb:DescribeDBInstances`) on the resource (`*` or a qcs name). */
  authorize(caller: Caller, action: string, resource: string, context?: RequestContext): boolean;
  /** What is attached to the caller: directly, through groups, or to the role of the session. */
  policiesOf(caller: Caller): readonly AttachedPolicy[];
  /** The groups of a user, by id. */
  groupIdsOf(caller: Caller): readonly string[];
}

interface Directory {
  readonly clock: Clock;
  /** Whether a grant of this virtual time is in effect now. */
  isInEffect(grantedAt: number): boolean;
  findAccount(uin: string): Account | undefined;
  findPolicy(account: Account, policyId: number): Policy | undefined;
}

export function createAccess({ clock, isInEffect, findAccount, findPolicy }: Directory): Access {
  function attacheesOf(caller: Caller, account: Account): Attachee[] {
    switch (caller.kind) {
      case "root":
        return [];
      case "roleSession":
        return roleOf(caller, account);
      case "user": {
        const user = account.users.get(caller.uin);
        return user ? [user, ...groupsOf(caller, account)] : [];
      }
    }
  }

  function policiesOf(caller: Caller): AttachedPolicy[] {
    const account = findAccount(caller.accountUin);
    if (!account) return [];
    const policyIds = new Set(
      attacheesOf(caller, account).flatMap(({ attachments }) =>
        [...attachments].filter(([, attachedAt]) => isInEffect(attachedAt)).map(([policyId]) => policyId),
      ),
    );
    return [...policyIds]
      .map((policyId) => findPolicy(account, policyId))
      .filter((policy) => policy !== undefined)
      .map(({ policyName, document }) => ({ name: policyName, document, creatorUin: account.uin }));
  }

  /** Records the actions of a role's sessions as evidence of what the role needs. */
  function noteUse(caller: Caller, action: string): void {
    const account = findAccount(caller.accountUin);
    if (caller.kind !== "roleSession" || !account) return;
    for (const role of roleOf(caller, account)) role.usedActions.add(action);
  }

  return {
    policiesOf,

    groupIdsOf: (caller) => {
      const account = findAccount(caller.accountUin);
      return account ? groupsOf(caller, account).map(({ groupId }) => String(groupId)) : [];
    },

    authorize: (caller, action, resource, context = {}) => {
      const appId = findAccount(caller.accountUin)?.appId;
      const request = {
        action,
        resource,
        principal: {
          uin: caller.kind === "user" ? caller.uin : undefined,
          ownerUin: caller.accountUin,
          appId: appId === undefined ? undefined : String(appId),
        },
        context: { "qcs:current_time": new Date(clock.now()).toISOString(), ...context },
      };
      const isAllowedBy = (policies: readonly AttachedPolicy[]) =>
        evaluate(request, policies).verdict === "allowed";
      const isAllowed =
        (caller.kind === "root" || isAllowedBy(policiesOf(caller))) &&
        sessionPolicies(caller).every((policy) => isAllowedBy([policy]));
      if (isAllowed) noteUse(caller, action);
      return isAllowed;
    },
  };
}

/** A new role with an old name does not revive the old role's sessions. */
function roleOf(caller: Caller & { readonly kind: "roleSession" }, account: Account): Role[] {
  const role = account.roles.get(caller.roleName);
  return role?.roleId === caller.roleId ? [role] : [];
}

function groupsOf(caller: Caller, account: Account) {
  if (caller.kind !== "user") return [];
  return [...account.groups.values()].filter(({ memberUins }) => memberUins.has(caller.uin));
}

function sessionPolicies(caller: Caller): AttachedPolicy[] {
  const document = caller.kind === "roleSession" ? caller.sessionPolicy : caller.federation?.policy;
  return document ? [{ name: "session policy", document, creatorUin: caller.accountUin }] : [];
}
