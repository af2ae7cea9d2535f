import * as z from "zod";
import { toWireTime } from "../wire-time";
import { operation, type Call, type Operation } from "../service";
import type { Policy } from "../world/model";
import type { World } from "../world/world";
import { attach, attachedPolicies } from "./attachments";
import { camErrors } from "./errors";
import { page, pageOf, rowsPerPage } from "./fields";
import { findRole, roleResource, roleSelector } from "./role-selector";

const policySelector = { PolicyId: z.int().optional(), PolicyName: z.string().optional() };

/** Policies of roles can be named by id or by name, unlike those of users and groups. */
export function rolePolicyOperations(world: World): Record<string, Operation> {
  return {
    AttachRolePolicy: operation({
      parameters: z.strictObject({
        ...policySelector,
        AttachRoleId: z.string().optional(),
        AttachRoleName: z.string().optional(),
      }),
      requestsPerSecond: 10,
      resources: (call, { AttachRoleId: RoleId, AttachRoleName: RoleName }) =>
        roleResource(call, { RoleId, RoleName }),
      handle: (call, { AttachRoleId: RoleId, AttachRoleName: RoleName, ...selector }) => {
        const role = findRole(world, call, { RoleId, RoleName });
        attach(findPolicy(world, call, selector), role, call.now);
        return {};
      },
    }),

    DetachRolePolicy: operation({
      parameters: z.strictObject({
        ...policySelector,
        DetachRoleId: z.string().optional(),
        DetachRoleName: z.string().optional(),
      }),
      requestsPerSecond: 10,
      resources: (call, { DetachRoleId: RoleId, DetachRoleName: RoleName }) =>
        roleResource(call, { RoleId, RoleName }),
      handle: (call, { DetachRoleId: RoleId, DetachRoleName: RoleName, ...selector }) => {
        const role = findRole(world, call, { RoleId, RoleName });
        role.attachments.delete(findPolicy(world, call, selector).policyId);
        return {};
      },
    }),

    ListAttachedRolePolicies: operation({
      parameters: z.strictObject({
        ...roleSelector,
        Page: page,
        Rp: rowsPerPage,
        PolicyType: z.enum(["User", "QCS"]).optional(),
        Keyword: z.string().default(""),
      }),
      resources: roleResource,
      handle: (call, { PolicyType, Keyword, Page, Rp, ...selector }) => {
        const attached = attachedPolicies(
          world,
          world.accountOf(call.caller),
          findRole(world, call, selector),
        );
        const wanted = attached
          .filter(({ policyType }) => (PolicyType ?? policyType) === policyType)
          .filter(({ policy }) => policy.policyName.includes(Keyword));
        const { rows, total } = pageOf(wanted, { Page, Rp });
        return {
          List: rows.map(({ policy, policyType, attachedAt }) => ({
            PolicyId: policy.policyId,
            PolicyName: policy.policyName,
            AddTime: toWireTime(attachedAt),
            PolicyType: policyType,
            CreateMode: 2,
            Deactived: 0,
            DeactivedDetail: [],
            Description: policy.description,
          })),
          TotalNum: total,
        };
      },
    }),
  };
}

function findPolicy(
  world: World,
  call: Call,
  { PolicyId, PolicyName }: { readonly PolicyId?: number; readonly PolicyName?: string },
): Policy {
  const account = world.accountOf(call.caller);
  if (PolicyId !== undefined) {
    const policy = world.findPolicy(account, PolicyId);
    if (!policy) throw camErrors.policyIdNotExist(PolicyId);
    return policy;
  }
  if (PolicyName === undefined) throw camErrors.parameter("PolicyId or PolicyName is required");
  const policy = world.policiesIn(account).find(({ policyName }) => policyName === PolicyName);
  if (!policy) throw camErrors.policyName(PolicyName);
  return policy;
}
