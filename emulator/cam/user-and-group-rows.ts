import { toWireTime } from "../wire-time";
import type { Group, User } from "../world/model";

/** A sub-user in the list of ListUsers. */
export function toSubAccountInfo(user: User): object {
  return {
    Uin: Number(user.uin),
    Name: user.name,
    Uid: user.uid,
    Remark: user.remark,
    ...contactOf(user),
    CreateTime: toWireTime(user.addedAt),
    NickName: "",
  };
}

/** A sub-user in the list of DescribeSubAccounts. */
export function toSubAccount({ uin, uid, name, remark, addedAt }: User): object {
  return {
    Uin: Number(uin),
    Name: name,
    Uid: uid,
    Remark: remark,
    CreateTime: toWireTime(addedAt),
    UserType: 2,
    LastLoginIp: "",
    LastLoginTime: "",
  };
}

/** A sub-user as a member of a group. */
export function toMember({ uin, uid, name, remark, addedAt }: User): object {
  return {
    Uid: uid,
    Uin: Number(uin),
    Name: name,
    PhoneNum: "",
    CountryCode: "",
    PhoneFlag: 0,
    Email: "",
    EmailFlag: 0,
    UserType: 2,
    CreateTime: toWireTime(addedAt),
    IsReceiverOwner: 0,
    Remark: remark,
  };
}

/** A group in the lists of groups. */
export function toGroupInfo({ groupId, name, addedAt, remark }: Group): object {
  return { GroupId: groupId, GroupName: name, CreateTime: toWireTime(addedAt), Remark: remark };
}

/** Console login and contact of a sub-user. */
export function contactOf({ mayLogInToConsole, phone, countryCode, email }: User) {
  return {
    ConsoleLogin: mayLogInToConsole ? 1 : 0,
    PhoneNum: phone,
    CountryCode: countryCode,
    Email: email,
  };
}
