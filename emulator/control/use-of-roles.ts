import type { PolicyDocument } from "../../core/cam";
import { attachedPolicies } from "../cam/attachments";
import type { World } from "../world/world";

/** What a role was needed for, beside what it has: the evidence that a narrower policy is derived from. */
export interface UseOfRole {
  readonly accountUin: string;
  readonly roleName: string;
  /** What its sessions did since the emulator started, as `service:Api`, sorted. */
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
