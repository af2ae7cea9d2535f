import * as z from "zod";
import { roleArn } from "../../core/cam";
import type { Call } from "../service";
import type { Account, Role } from "../world/model";
import type { World } from "../world/world";
import { camErrors } from "./errors";

/** How most operations name a role: by id or by name. */
export const roleSelector = { RoleId: z.string().optional(), RoleName: z.string().optional() };

export interface RoleSelector {
  readonly RoleId?: string;
  readonly RoleName?: string;
}

/** The role of the caller's account; throws where there is none or the request names none. */
export function findRole(world: World, call: Call, selector: RoleSelector): Role {
  if (selector.RoleId === undefined && selector.RoleName === undefined) {
    throw camErrors.parameter("RoleId or RoleName is required");
  }
  const role = roleOf(world.accountOf(call.caller), selector);
  if (!role) throw camErrors.roleNotExist();
  return role;
}

export function roleOf(account: Account, { RoleId, RoleName }: RoleSelector): Role | undefined {
  if (RoleId === undefined) return account.roles.get(RoleName!);
  return [...account.roles.values()].find(({ roleId }) => roleId === RoleId);
}

/** What a caller needs permission for, in the form in which the request names the role. */
export function roleResource({ caller }: Call, { RoleId, RoleName }: RoleSelector): readonly string[] {
  if (RoleName !== undefined) return [roleArn(caller.accountUin, RoleName)];
  return [RoleId === undefined ? "*" : `qcs::cam::uin/${caller.accountUin}:role/${RoleId}`];
}
