import type { Account, Attachee, Policy } from "../world/model";
import type { World } from "../world/world";
import { camErrors, camLimits } from "./errors";

/** Attaches a policy; one that is attached already stays as it is, without an error. */
export function attach({ policyId }: Policy, attachee: Attachee, now: number): void {
  if (attachee.attachments.has(policyId)) return;
  if (attachee.attachments.size >= camLimits.attachedPolicies) {
    throw camErrors.attachmentFull(camLimits.attachedPolicies);
  }
  attachee.attachments.set(policyId, now);
}

export interface AttachedPolicyRow {
  readonly policy: Policy;
  /** `QCS` for a preset. */
  readonly policyType: "User" | "QCS";
  readonly attachedAt: number;
}

/** The policies of a user, a group or a role, oldest attachment first. */
export function attachedPolicies(
  world: World,
  account: Account,
  { attachments }: Attachee,
): AttachedPolicyRow[] {
  return [...attachments].flatMap(([policyId, attachedAt]) => {
    const policy = world.findPolicy(account, policyId);
    return policy
      ? [{ policy, policyType: policy.type === "preset" ? ("QCS" as const) : ("User" as const), attachedAt }]
      : [];
  });
}

/** Everything that the policy is attached to in the account. */
export function attacheesOf({ users, groups, roles }: Account, { policyId }: Policy) {
  const has = ({ attachments }: Attachee) => attachments.has(policyId);
  return {
    users: [...users.values()].filter(has),
    groups: [...groups.values()].filter(has),
    roles: [...roles.values()].filter(has),
  };
}
