import * as z from "zod";
import { toWireTime } from "../wire-time";
import { operation, type Call, type Operation } from "../service";
import type { Account, Policy } from "../world/model";
import { firstCustomPolicyId } from "../world/policy-ids";
import type { World } from "../world/world";
import { attacheesOf } from "./attachments";
import { checkPolicyDocument } from "./check-document";
import { camErrors, camLimits } from "./errors";
import { page, pageOf, rowsPerPage, tags } from "./fields";
import { checkTags, sortedTags } from "./tags";

const scopes = {
  All: () => true,
  QCS: ({ type }: Policy) => type === "preset",
  Local: ({ type }: Policy) => type === "custom",
};

export function policyOperations(world: World): Record<string, Operation> {
  return {
    CreatePolicy: operation({
      parameters: z.strictObject({
        PolicyName: z.string(),
        PolicyDocument: z.string(),
        Description: z.string().default(""),
        Tags: tags.default([]),
      }),
      requestsPerSecond: 10,
      resources: () => ["*"],
      handle: (call, { PolicyName, PolicyDocument, Description, Tags }) => {
        const account = world.accountOf(call.caller);
        checkPolicyName(world, account, PolicyName);
        checkDescription(Description);
        checkTags(Tags);
        if (account.policies.size >= camLimits.customPolicies)
          throw camErrors.policyFull(camLimits.customPolicies);
        const policy: Policy = {
          policyId: firstCustomPolicyId + world.count("policy"),
          policyName: PolicyName,
          type: "custom",
          serviceType: "",
          description: Description,
          documentText: PolicyDocument,
          document: checkPolicyDocument(PolicyDocument),
          addedAt: call.now,
          updatedAt: call.now,
          tags: new Map(Tags.map(({ Key, Value }) => [Key, Value])),
        };
        account.policies.set(policy.policyId, policy);
        return { PolicyId: policy.policyId };
      },
    }),

    UpdatePolicy: operation({
      parameters: z.strictObject({
        PolicyId: z.int().optional(),
        PolicyName: z.string().optional(),
        Description: z.string().optional(),
        PolicyDocument: z.string().optional(),
        Alias: z.string().optional(),
      }),
      resources: () => ["*"],
      handle: (call, { PolicyId, PolicyName, Description, PolicyDocument }) => {
        const policy = findCustomPolicy(world.accountOf(call.caller), PolicyId, PolicyName);
        if (Description !== undefined) checkDescription(Description);
        if (PolicyDocument !== undefined) {
          policy.document = checkPolicyDocument(PolicyDocument);
          policy.documentText = PolicyDocument;
        }
        policy.description = Description ?? policy.description;
        policy.updatedAt = call.now;
        return { PolicyId: policy.policyId };
      },
    }),

    GetPolicy: operation({
      parameters: z.strictObject({ PolicyId: z.int() }),
      resources: () => ["*"],
      handle: (call, { PolicyId }) => {
        const policy = world.findPolicy(world.accountOf(call.caller), PolicyId);
        if (!policy) throw camErrors.policyIdNotFound(PolicyId);
        return {
          PolicyName: policy.policyName,
          Description: policy.description,
          Type: typeNumber(policy),
          AddTime: toWireTime(policy.addedAt),
          UpdateTime: toWireTime(policy.updatedAt),
          PolicyDocument: policy.documentText,
          PresetAlias: "",
          IsServiceLinkedRolePolicy: 0,
          Tags: sortedTags(policy.tags),
        };
      },
    }),

    DeletePolicy: operation({
      parameters: z.strictObject({ PolicyId: z.array(z.int()).min(1) }),
      resources: () => ["*"],
      handle: (call, { PolicyId: policyIds }) => {
        const account = world.accountOf(call.caller);
        const policies = policyIds.map((policyId) => findCustomPolicy(account, policyId));
        for (const policy of policies) remove(account, policy);
        return {};
      },
    }),

    ListPolicies: operation({
      parameters: z.strictObject({
        Rp: rowsPerPage.default(20),
        Page: page.max(200).default(1),
        Scope: z.enum(["All", "QCS", "Local"]).default("All"),
        Keyword: z.string().default(""),
      }),
      resources: () => ["*"],
      handle: (call, { Scope, Keyword, ...paging }) => {
        const account = world.accountOf(call.caller);
        const keyword = Keyword.toLowerCase();
        const wanted = world
          .policiesIn(account)
          .filter(scopes[Scope])
          .filter(({ policyName, description }) =>
            `${policyName}\n${description}`.toLowerCase().includes(keyword),
          );
        const { rows, total } = pageOf(wanted, paging);
        return {
          TotalNum: total,
          List: rows.map((policy) => toListRow(account, policy)),
          ServiceTypeList: [],
        };
      },
    }),

    ListEntitiesForPolicy: operation({
      parameters: z.strictObject({
        PolicyId: z.int(),
        Page: page.default(1),
        Rp: rowsPerPage.default(20),
        EntityFilter: z.enum(["All", "User", "Group", "Role"]).default("All"),
      }),
      resources: () => ["*"],
      handle: (call, { PolicyId, EntityFilter, ...paging }) => {
        const entities = entitiesOf(world, call, PolicyId).filter(({ kind }) =>
          ["All", kind].includes(EntityFilter),
        );
        const { rows, total } = pageOf(entities, paging);
        return { TotalNum: total, List: rows.map(({ row }) => row) };
      },
    }),
  };
}

function checkPolicyName(world: World, account: Account, name: string): void {
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) throw camErrors.policyName(name);
  const isTaken = world.policiesIn(account).some(({ policyName }) => policyName === name);
  if (isTaken) throw camErrors.policyNameInUse(name);
}

function checkDescription(text: string): void {
  if (Buffer.byteLength(text) > camLimits.description)
    throw camErrors.descriptionTooLong(camLimits.description);
}

/** Presets belong to no account, so changing one is refused as if it did not exist. */
function findCustomPolicy({ policies }: Account, policyId?: number, name?: string): Policy {
  if (policyId === undefined && name === undefined)
    throw camErrors.parameter("PolicyId or PolicyName is required");
  const policy =
    policyId === undefined
      ? [...policies.values()].find(({ policyName }) => policyName === name)
      : policies.get(policyId);
  if (policy) return policy;
  throw policyId === undefined ? camErrors.policyName(name!) : camErrors.policyIdNotExist(policyId);
}

/** That an attached policy can be deleted, and is detached by it, is what the Terraform provider relies on. */
function remove(account: Account, policy: Policy): void {
  const { users, groups, roles } = attacheesOf(account, policy);
  for (const { attachments } of [...users, ...groups, ...roles]) attachments.delete(policy.policyId);
  account.policies.delete(policy.policyId);
}

function typeNumber({ type }: Policy): number {
  return type === "custom" ? 1 : 2;
}

function toListRow(account: Account, policy: Policy): object {
  const { users, groups, roles } = attacheesOf(account, policy);
  const attachments = users.length + groups.length + roles.length;
  return {
    PolicyId: policy.policyId,
    PolicyName: policy.policyName,
    AddTime: toWireTime(policy.addedAt),
    Type: typeNumber(policy),
    Description: policy.description,
    CreateMode: 2,
    Attachments: attachments,
    ServiceType: policy.serviceType,
    IsAttached: null,
    Deactived: 0,
    DeactivedDetail: [],
    IsServiceLinkedPolicy: 0,
    AttachEntityCount: attachments,
    AttachEntityBoundaryCount: 0,
    UpdateTime: toWireTime(policy.updatedAt),
    Tags: sortedTags(policy.tags),
  };
}

function entitiesOf(world: World, call: Call, policyId: number) {
  const account = world.accountOf(call.caller);
  const policy = world.findPolicy(account, policyId);
  if (!policy) throw camErrors.policyIdNotFound(policyId);
  const { users, groups, roles } = attacheesOf(account, policy);
  const row = (
    RelatedType: number,
    Id: string,
    Name: string,
    Uin: number,
    attachments: ReadonlyMap<number, number>,
  ) => ({
    Id,
    Name,
    Uin,
    RelatedType,
    AttachmentTime: toWireTime(attachments.get(policyId)!),
  });
  return [
    ...users.map((user) => ({
      kind: "User",
      row: row(1, String(user.uid), user.name, Number(user.uin), user.attachments),
    })),
    ...groups.map((group) => ({
      kind: "Group",
      row: row(2, String(group.groupId), group.name, 0, group.attachments),
    })),
    ...roles.map((role) => ({ kind: "Role", row: row(3, role.roleId, role.roleName, 0, role.attachments) })),
  ];
}
