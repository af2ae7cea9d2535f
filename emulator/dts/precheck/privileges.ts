import type { CheckFacts, SideFacts } from "./facts";
import { error, warning, type Remark } from "./remark";

/** Source: the product's pages on MySQL sync jobs. */
const sourcePrivileges = [
  "RELOAD",
  "LOCK TABLES",
  "REPLICATION CLIENT",
  "REPLICATION SLAVE",
  "SHOW VIEW",
  "PROCESS",
  "SELECT",
];
const targetPrivileges = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "INDEX"];

export function examineSourcePrivileges({ source }: CheckFacts): Remark[] {
  return privilegeRemarks(source, sourcePrivileges) ?? [tooManyPrivileges(source.endpoint.User ?? "")];
}

export function examineTargetPrivileges({ target }: CheckFacts): Remark[] {
  return privilegeRemarks(target, targetPrivileges) ?? [];
}

/** Undefined for a user with all privileges. */
function privilegeRemarks(
  { instance, endpoint }: SideFacts,
  needed: readonly string[],
): Remark[] | undefined {
  const user = instance?.users.find(({ name }) => name === endpoint.User);
  if (!user) return [];
  if (!user.privileges) return undefined;
  const missing = needed.filter((privilege) => !user.privileges?.includes(privilege));
  if (missing.length === 0) return [];
  const grant = `GRANT ${missing.join(", ")} ON *.* TO '${user.name}'@'%'`;
  return [
    error(
      {
        zh: `账号 ${user.name} 缺少权限：${missing.join(", ")}`,
        en: `User ${user.name} lacks ${missing.join(", ")}`,
      },
      { zh: `请执行 ${grant}`, en: `Run ${grant}` },
    ),
  ];
}

function tooManyPrivileges(user: string): Remark {
  return warning({
    zh: `您的授权情况：GRANT ALL PRIVILEGES ON *.* TO '${user}'@'%'。 源端账号权限范围大于要求的账号权限范围，腾讯云DTS不会使用超过必要的权限，请按照最小化原则给与授权`,
    en: `User ${user} has more privileges than DTS needs; it does not use them. Grant as few as possible`,
  });
}
