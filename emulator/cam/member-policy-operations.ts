import * as z from "zod";
import { toWireTime } from "../wire-time";
import { operation, type Call, type Operation } from "../service";
import type { Group, Policy, User } from "../world/model";
import type { World } from "../world/world";
import { attach, attachedPolicies, type AttachedPolicyRow } from "./attachments";
import { camErrors } from "./errors";
import { page, pageOf, rowsPerPage } from "./fields";

const paging = { Page: page.default(1), Rp: rowsPerPage.default(20) };

/** Policies of users and groups, which are named by number only. */
export function memberPolicyOperations(world: World): Record<string, Operation> {
  const findPolicy = (call: Call, policyId: number): Policy => {
    const policy = world.findPolicy(world.accountOf(call.caller), policyId);
    if (!policy) throw camErrors.policyIdNotFound(policyId);
    return policy;
  };
  const findUser = (call: Call, uin: number): User => {
    const user = world.accountOf(call.caller).users.get(String(uin));
    if (!user) throw camErrors.userNotExist(uin);
    return user;
  };
  const findGroup = (call: Call, groupId: number): Group => {
    const group = world.accountOf(call.caller).groups.get(groupId);
    if (!group) throw camErrors.groupNotExist(groupId);
    return group;
  };
  const attachedTo = (call: Call, attachee: User | Group) =>
    attachedPolicies(world, world.accountOf(call.caller), attachee);

  return {
    AttachUserPolicy: operation({
      parameters: z.strictObject({ PolicyId: z.int(), AttachUin: z.int() }),
      requestsPerSecond: 10,
      resources: () => ["*"],
      handle: (call, { PolicyId, AttachUin }) => {
        attach(findPolicy(call, PolicyId), findUser(call, AttachUin), call.now);
        return {};
      },
    }),

    DetachUserPolicy: operation({
      parameters: z.strictObject({ PolicyId: z.int(), DetachUin: z.int() }),
      requestsPerSecond: 10,
      resources: () => ["*"],
      handle: (call, { PolicyId, DetachUin }) => {
        findUser(call, DetachUin).attachments.delete(findPolicy(call, PolicyId).policyId);
        return {};
      },
    }),

    ListAttachedUserPolicies: operation({
      parameters: z.strictObject({ TargetUin: z.int(), ...paging }),
      resources: () => ["*"],
      handle: (call, { TargetUin, ...pages }) => {
        const { rows, total } = pageOf(attachedTo(call, findUser(call, TargetUin)), pages);
        return { TotalNum: total, List: rows.map((row) => toRow(row, call)) };
      },
    }),

    ListAttachedUserAllPolicies: operation({
      parameters: z.strictObject({
        TargetUin: z.int(),
        Rp: rowsPerPage,
        Page: page.max(200),
        AttachType: z.union([z.literal(0), z.literal(1), z.literal(2)]),
        StrategyType: z.union([z.literal(1), z.literal(2)]).optional(),
        Keyword: z.string().default(""),
      }),
      resources: () => ["*"],
      handle: (call, { TargetUin, AttachType, StrategyType, Keyword, ...pages }) => {
        const user = findUser(call, TargetUin);
        const groups = [...world.accountOf(call.caller).groups.values()].filter((group) =>
          group.memberUins.has(user.uin),
        );
        const direct =
          AttachType === 2 ? [] : attachedTo(call, user).map((row) => ({ ...row, groups: [] as Group[] }));
        const byGroup =
          AttachType === 1
            ? []
            : groups.flatMap((group) => attachedTo(call, group).map((row) => ({ ...row, groups: [group] })));
        const wanted = mergeByPolicy([...direct, ...byGroup])
          .filter(({ policy }) => StrategyType === undefined || strategyType(policy) === StrategyType)
          .filter(({ policy }) => policy.policyName.includes(Keyword));
        const { rows, total } = pageOf(wanted, pages);
        return { PolicyList: rows.map(toAllRow), TotalNum: total };
      },
    }),

    AttachGroupPolicy: operation({
      parameters: z.strictObject({ PolicyId: z.int(), AttachGroupId: z.int() }),
      requestsPerSecond: 10,
      resources: () => ["*"],
      handle: (call, { PolicyId, AttachGroupId }) => {
        attach(findPolicy(call, PolicyId), findGroup(call, AttachGroupId), call.now);
        return {};
      },
    }),

    DetachGroupPolicy: operation({
      parameters: z.strictObject({ PolicyId: z.int(), DetachGroupId: z.int() }),
      requestsPerSecond: 10,
      resources: () => ["*"],
      handle: (call, { PolicyId, DetachGroupId }) => {
        findGroup(call, DetachGroupId).attachments.delete(findPolicy(call, PolicyId).policyId);
        return {};
      },
    }),

    ListAttachedGroupPolicies: operation({
      parameters: z.strictObject({ TargetGroupId: z.int(), ...paging, Keyword: z.string().default("") }),
      resources: () => ["*"],
      handle: (call, { TargetGroupId, Keyword, ...pages }) => {
        const attached = attachedTo(call, findGroup(call, TargetGroupId));
        const wanted = attached.filter(({ policy }) => policy.policyName.includes(Keyword));
        const { rows, total } = pageOf(wanted, pages);
        return { TotalNum: total, List: rows.map((row) => toRow(row, call)) };
      },
    }),
  };
}

type UserPolicyRow = AttachedPolicyRow & { readonly groups: readonly Group[] };

/** A policy that a user has twice is one row with all its groups. */
function mergeByPolicy(rows: readonly UserPolicyRow[]): UserPolicyRow[] {
  const merged = new Map<number, UserPolicyRow>();
  for (const row of rows) {
    const present = merged.get(row.policy.policyId);
    merged.set(
      row.policy.policyId,
      present ? { ...present, groups: [...present.groups, ...row.groups] } : row,
    );
  }
  return [...merged.values()];
}

function strategyType({ type }: Policy): number {
  return type === "custom" ? 1 : 2;
}

function toRow({ policy, policyType, attachedAt }: AttachedPolicyRow, { caller }: Call): object {
  return {
    PolicyId: policy.policyId,
    PolicyName: policy.policyName,
    AddTime: toWireTime(attachedAt),
    CreateMode: 2,
    PolicyType: policyType,
    Remark: policy.description,
    OperateOwnerUin: caller.accountUin,
    OperateUin: "",
    OperateUinType: 0,
    Deactived: 0,
    DeactivedDetail: [],
  };
}

/** This list alone writes its numbers as text. */
function toAllRow({ policy, attachedAt, groups }: UserPolicyRow): object {
  return {
    PolicyId: String(policy.policyId),
    PolicyName: policy.policyName,
    Description: policy.description,
    AddTime: toWireTime(attachedAt),
    StrategyType: String(strategyType(policy)),
    CreateMode: "2",
    Groups: groups.map(({ groupId, name }) => ({ GroupId: groupId, GroupName: name })),
    Deactived: 0,
    DeactivedDetail: [],
  };
}
