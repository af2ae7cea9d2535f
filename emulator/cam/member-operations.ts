import * as z from "zod";
import { toWireTime } from "../wire-time";
import { operation, type Operation } from "../service";
import type { World } from "../world/world";
import { camErrors } from "./errors";
import { page, pageOf, rowsPerPage } from "./fields";
import { contactOf, toGroupInfo, toMember, toSubAccount } from "./user-and-group-rows";
import { userNamed } from "./user-operations";

/** Reading users and groups. */
export function memberOperations(world: World): Record<string, Operation> {
  return {
    GetUser: operation({
      parameters: z.strictObject({ Name: z.string() }),
      resources: () => ["*"],
      handle: (call, { Name }) => {
        const user = userNamed(world.accountOf(call.caller), Name);
        return {
          Uin: Number(user.uin),
          Name: user.name,
          Uid: user.uid,
          Remark: user.remark,
          ...contactOf(user),
          RecentlyLoginIP: "",
          RecentlyLoginTime: "",
        };
      },
    }),

    DescribeSubAccounts: operation({
      parameters: z.strictObject({ FilterSubAccountUin: z.array(z.int()).max(50) }),
      resources: () => ["*"],
      handle: (call, { FilterSubAccountUin }) => {
        const { users } = world.accountOf(call.caller);
        const found = FilterSubAccountUin.map((uin) => users.get(String(uin))).filter(
          (user) => user !== undefined,
        );
        return { SubAccounts: found.map(toSubAccount) };
      },
    }),

    GetGroup: operation({
      parameters: z.strictObject({ GroupId: z.int() }),
      resources: () => ["*"],
      handle: (call, { GroupId }) => {
        const { groups, users } = world.accountOf(call.caller);
        const group = groups.get(GroupId);
        if (!group) throw camErrors.groupNotExist(GroupId);
        return {
          GroupId: group.groupId,
          GroupName: group.name,
          GroupNum: group.memberUins.size,
          Remark: group.remark,
          CreateTime: toWireTime(group.addedAt),
          UserInfo: [...group.memberUins].map((uin) => toMember(users.get(uin)!)),
        };
      },
    }),

    ListGroups: operation({
      parameters: z.strictObject({
        Page: page.default(1),
        Rp: rowsPerPage.default(20),
        Keyword: z.string().default(""),
      }),
      resources: () => ["*"],
      handle: (call, { Keyword, ...paging }) => {
        const groups = [...world.accountOf(call.caller).groups.values()];
        const { rows, total } = pageOf(
          groups.filter(({ name }) => name.includes(Keyword)),
          paging,
        );
        return {
          TotalNum: total,
          GroupInfo: rows.map(toGroupInfo),
        };
      },
    }),

    GetUserAppId: operation({
      parameters: z.strictObject({}),
      // It returns only the caller's own data; no vendor page names a permission for it.
      resources: () => false,
      handle: ({ caller }) => ({
        Uin: caller.kind === "roleSession" ? caller.assumedByUin : caller.uin,
        OwnerUin: caller.accountUin,
        AppId: world.accountOf(caller).appId,
      }),
    }),
  };
}
