/** A resource by its six-segment name `qcs:project:service:region:account:resource` (CAM resource description). */
export interface QcsName {
  /** Abbreviation of the product, such as `cam`, `dts`, `cdb`. Empty or `*` in a policy: every product. */
  readonly service: string;
  /** Such as `ap-guangzhou`. Empty in a policy: every region; empty in a request: the resource has none. */
  readonly region: string;
  /** `uin/<main account>` (`uid/<appid>` for COS and CAS). Empty in a policy: the main account of who wrote it. */
  readonly account: string;
  /** `type/id`, `type/path`, `type/*` or `*`; it may hold colons. */
  readonly resource: string;
}

/** Reads a name; the project segment is dropped (legacy; error messages print it as `id/0`). */
export function parseQcs(text: string): QcsName | undefined {
  const [prefix, , service = "", region = "", account = "", ...resource] = text.split(":");
  if (prefix !== "qcs" || resource.length === 0) return undefined;
  return { service, region, account, resource: resource.join(":") };
}

export function formatQcs({ service, region, account, resource }: QcsName): string {
  return `qcs::${service}:${region}:${account}:${resource}`;
}

/**
 * The one spelling of names that mean the same: no project, `*` for "every service" and nothing for "every region",
 * and `uin/<uin>` instead of `root` for a main account. Text that is no six-segment name stays as it is.
 */
export function canonicalQcs(text: string): string {
  const name = parseQcs(text);
  if (!name) return text;
  return formatQcs({
    ...name,
    service: name.service || "*",
    region: name.region === "*" ? "" : name.region,
    resource: isRoot(name) ? name.account : name.resource,
  });
}

const isRoot = ({ service, account, resource }: QcsName): boolean =>
  service === "cam" && account !== "" && resource === "root";

/** How messages of the service, and so policies of sub-users, name a role: `qcs::cam::uin/<uin>:roleName/<name>`. */
export function roleArn(accountUin: string, roleName: string): string {
  return `qcs::cam::uin/${accountUin}:roleName/${roleName}`;
}

/** A main account, and in a trust policy every identity in it: `qcs::cam::uin/<uin>:root`. */
export function rootPrincipal(accountUin: string): string {
  return `qcs::cam::uin/${accountUin}:root`;
}

/** One sub-user of a main account: `qcs::cam::uin/<main uin>:uin/<user uin>`. */
export function userPrincipal(accountUin: string, userUin: string): string {
  return `qcs::cam::uin/${accountUin}:uin/${userUin}`;
}
