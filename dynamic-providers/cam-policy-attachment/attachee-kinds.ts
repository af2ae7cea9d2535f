import type { CloudAccount } from "../../cloud/client";
import { problem, ProblemError } from "../../core/messages";
import { allPages, camPageSize } from "../host/all-pages";
import { unlessGone } from "../host/unless-gone";
import type { Attachee } from "./attachee";

/** The calls of CAM for one kind of attachee. */
interface AttacheeKind {
  findId(account: CloudAccount, name: string): Promise<string>;
  attach(account: CloudAccount, policyId: number, attacheeId: string): Promise<unknown>;
  detach(account: CloudAccount, policyId: number, attacheeId: string): Promise<unknown>;
  attachedPolicyIds(account: CloudAccount, attacheeId: string): Promise<string[]>;
}

const idempotent = { effect: "idempotent" } as const;
const read = { effect: "read" } as const;

const user: AttacheeKind = {
  findId: async (account, userName) => {
    const found = await account.call("cam", "GetUser", { Name: userName }, read).catch(unlessGone);
    if (found?.Uin) return String(found.Uin);
    throw new ProblemError(problem("user.missing", { account: account.connection.accountUin, userName }));
  },
  attach: (account, policyId, uin) =>
    account.call("cam", "AttachUserPolicy", { PolicyId: policyId, AttachUin: Number(uin) }, idempotent),
  detach: (account, policyId, uin) =>
    account.call("cam", "DetachUserPolicy", { PolicyId: policyId, DetachUin: Number(uin) }, idempotent),
  attachedPolicyIds: (account, uin) =>
    allPages(async (Page) => {
      const request = { TargetUin: Number(uin), Page, Rp: camPageSize };
      const { List, TotalNum } = await account.call("cam", "ListAttachedUserPolicies", request, read);
      return { items: (List ?? []).map(({ PolicyId }) => String(PolicyId)), total: TotalNum ?? 0 };
    }),
};

const group: AttacheeKind = {
  findId: async (account, groupName) => {
    const request = { Page: 1, Rp: camPageSize, Keyword: groupName };
    const { GroupInfo: candidates } = await account.call("cam", "ListGroups", request, read);
    const found = (candidates ?? []).find((candidate) => candidate.GroupName === groupName);
    if (found) return String(found.GroupId);
    throw new ProblemError(problem("group.missing", { account: account.connection.accountUin, groupName }));
  },
  attach: (account, policyId, groupId) =>
    account.call(
      "cam",
      "AttachGroupPolicy",
      { PolicyId: policyId, AttachGroupId: Number(groupId) },
      idempotent,
    ),
  detach: (account, policyId, groupId) =>
    account.call(
      "cam",
      "DetachGroupPolicy",
      { PolicyId: policyId, DetachGroupId: Number(groupId) },
      idempotent,
    ),
  attachedPolicyIds: (account, groupId) =>
    allPages(async (Page) => {
      const request = { TargetGroupId: Number(groupId), Page, Rp: camPageSize };
      const { List, TotalNum } = await account.call("cam", "ListAttachedGroupPolicies", request, read);
      return { items: (List ?? []).map(({ PolicyId }) => String(PolicyId)), total: TotalNum ?? 0 };
    }),
};

export const attacheeKinds: Record<Attachee["kind"], AttacheeKind> = { user, group };
