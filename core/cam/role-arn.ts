import { parseQcs } from "./qcs";

/** Which role an ARN names: by name or by id, both of which STS takes as `RoleArn`. */
export type RoleReference = { readonly accountUin: string } & (
  | { readonly roleName: string; readonly roleId?: undefined }
  | { readonly roleId: string; readonly roleName?: undefined }
);

const servicePath = { roleName: "tencentcloudServiceRoleName/", roleId: "tencentcloudServiceRole/" } as const;

/**
 * Reads `qcs::cam::uin/<uin>:roleName/<name>` and `qcs::cam::uin/<uin>:role/<id>`, and the forms of service roles
 * (`roleName/tencentcloudServiceRoleName/<name>`, `role/tencentcloudServiceRole/<id>`). Undefined for other text.
 */
export function parseRoleArn(text: string): RoleReference | undefined {
  const name = parseQcs(text);
  const accountUin = name && /^uin\/(\d+)$/.exec(name.account)?.[1];
  if (!name || accountUin === undefined || name.service !== "cam" || name.region !== "") return undefined;

  const [, kind, path] = /^(roleName|role)\/(.+)$/.exec(name.resource) ?? [];
  if (path === undefined) return undefined;
  return kind === "roleName"
    ? { accountUin, roleName: withoutPrefix(path, servicePath.roleName) }
    : { accountUin, roleId: withoutPrefix(path, servicePath.roleId) };
}

/** Whether the ARN, in either form, is that of the role. */
export function namesRole(
  reference: RoleReference,
  role: { readonly accountUin: string; readonly roleName: string; readonly roleId: string },
): boolean {
  if (reference.accountUin !== role.accountUin) return false;
  return reference.roleName === undefined
    ? reference.roleId === role.roleId
    : reference.roleName === role.roleName;
}

const withoutPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;
