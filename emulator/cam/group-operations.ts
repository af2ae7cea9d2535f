import * as z from "zod";
import { operation, type Call, type Operation } from "../service";
import type { Account, Group, User } from "../world/model";
import type { World } from "../world/world";
import { camErrors, camLimits } from "./errors";
import { page, pageOf, rowsPerPage } from "./fields";
import { toGroupInfo, toMember } from "./user-and-group-rows";

const firstGroupId = 200_000;
const paging = { Page: page.default(1), Rp: rowsPerPage.default(20) };
const membership = z.strictObject({
  Info: z
    .array(z.strictObject({ GroupId: z.int(), Uid: z.int().optional(), Uin: z.int().optional() }))
    .min(1),
});
type Membership = z.output<typeof membership>;

/** Creating, changing and deleting groups and their memberships. */
export function groupOperations(world: World): Record<string, Operation> {
  const account = ({ caller }: Call) => world.accountOf(caller);

  return {
    CreateGroup: operation({
      parameters: z.strictObject({ GroupName: z.string(), Remark: z.string().default("") }),
      resources: () => ["*"],
      handle: (call, { GroupName, Remark }) => {
        const { groups } = account(call);
        checkGroupName(groups, GroupName);
        if (groups.size >= camLimits.groups) throw camErrors.groupsFull(camLimits.groups);
        const group: Group = {
          groupId: firstGroupId + world.count("group"),
          name: GroupName,
          remark: Remark,
          addedAt: call.now,
          memberUins: new Set(),
          attachments: new Map(),
        };
        groups.set(group.groupId, group);
        return { GroupId: group.groupId };
      },
    }),

    UpdateGroup: operation({
      parameters: z.strictObject({
        GroupId: z.int(),
        GroupName: z.string().optional(),
        Remark: z.string().optional(),
      }),
      resources: () => ["*"],
      handle: (call, { GroupId, GroupName, Remark }) => {
        const group = groupOf(account(call), GroupId);
        if (GroupName !== undefined && GroupName !== group.name)
          checkGroupName(account(call).groups, GroupName);
        group.name = GroupName ?? group.name;
        group.remark = Remark ?? group.remark;
        return {};
      },
    }),

    DeleteGroup: operation({
      parameters: z.strictObject({ GroupId: z.int() }),
      resources: () => ["*"],
      handle: (call, { GroupId }) => {
        account(call).groups.delete(groupOf(account(call), GroupId).groupId);
        return {};
      },
    }),

    AddUserToGroup: operation({
      parameters: membership,
      resources: () => ["*"],
      handle: (call, request) => {
        for (const { group, user } of pairsOf(account(call), request)) group.memberUins.add(user.uin);
        return {};
      },
    }),

    RemoveUserFromGroup: operation({
      parameters: membership,
      resources: () => ["*"],
      handle: (call, request) => {
        for (const { group, user } of pairsOf(account(call), request)) group.memberUins.delete(user.uin);
        return {};
      },
    }),

    ListUsersForGroup: operation({
      parameters: z.strictObject({ GroupId: z.int(), ...paging }),
      resources: () => ["*"],
      handle: (call, { GroupId, ...pages }) => {
        const { users } = account(call);
        const members = [...groupOf(account(call), GroupId).memberUins].map((uin) => users.get(uin)!);
        const { rows, total } = pageOf(members, pages);
        return { TotalNum: total, UserInfo: rows.map(toMember) };
      },
    }),

    ListGroupsForUser: operation({
      parameters: z.strictObject({ Uid: z.int().optional(), SubUin: z.int().optional(), ...paging }),
      resources: () => ["*"],
      handle: (call, { Uid, SubUin: Uin, ...pages }) => {
        const user = memberOf(account(call), { Uid, Uin });
        const groups = [...account(call).groups.values()].filter(({ memberUins }) =>
          memberUins.has(user.uin),
        );
        const { rows, total } = pageOf(groups, pages);
        return { TotalNum: total, GroupInfo: rows.map(toGroupInfo) };
      },
    }),
  };
}

function checkGroupName(groups: Account["groups"], name: string): void {
  if (name === "" || name.length > 64) throw camErrors.parameter("a group name has 1-64 characters");
  if ([...groups.values()].some((group) => group.name === name)) throw camErrors.groupNameInUse(name);
}

function groupOf({ groups }: Account, groupId: number): Group {
  const group = groups.get(groupId);
  if (!group) throw camErrors.groupNotExist(groupId);
  return group;
}

function memberOf({ users }: Account, { Uid, Uin }: { Uid?: number; Uin?: number }): User {
  if (Uid === undefined && Uin === undefined) throw camErrors.neitherUidNorUin();
  const user = [...users.values()].find(({ uid, uin }) => uid === Uid || uin === String(Uin));
  if (!user) throw camErrors.userNotExist((Uin ?? Uid)!);
  return user;
}

/** Resolves all pairs before any change; throws for the first that does not exist. */
function pairsOf(account: Account, { Info }: Membership) {
  return Info.map((pair) => ({ group: groupOf(account, pair.GroupId), user: memberOf(account, pair) }));
}
