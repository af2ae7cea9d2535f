import type { PolicyDocument } from "../../core/cam";
import { attachedPolicies } from "../cam/attachments";
import type { World } from "../world/world";

/** The actions that a role's sessions used and the policies that it has: the evidence for a narrower policy. */
export interface UseOfRole {
  readonly accountUin: string;
  readonly roleName: string;
  /** Actions of its sessions since the emulator started, as `service:Api`, sorted. */
  readonly usedActions: readonly string[];
  readonly policies: readonly { readonly name: string; readonly document: PolicyDocument }[];
}

export function useOfRoles(world: World): UseOfRole[] {
  return world.accounts.flatMap((account) =>
    [...account.roles.values()].map((role) => ({
      accountUin: account.uin,
      roleName: role.roleName,
      usedActions: [...role.usedActions].sort(),
      policies: attachedPolicies(world, account, role).map(({ policy: { policyName: name, document } }) => ({
        name,
        document,
      })),
    })),
  );
}
