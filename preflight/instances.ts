import type { CallOptions, CloudAccount } from "../client";
import {
  databaseKinds,
  type ChildInstanceFacts,
  type DatabaseKind,
  type InstanceFacts,
} from "../dts/database-kinds";
import { problem, type Problem } from "../messages";

/** A database instance, as the configuration names it. */
export interface InstanceReference {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  readonly instanceId: string;
  /** Account that should own it; absent for the caller's own. */
  readonly accountUin?: string;
}

/** What the database's own service tells of the instance; undefined when it does not show it. */
export async function findInstance(
  account: CloudAccount,
  { databaseKind, region, instanceId }: InstanceReference,
  options: Pick<CallOptions, "credentials" | "signal" | "grantPatience"> = {},
): Promise<InstanceFacts | undefined> {
  const { service, action, request, instances } = databaseKinds[databaseKind].lister;
  const answer: object = await account.call(service, action as never, request(instanceId) as never, {
    ...options,
    region,
    effect: "read",
  });
  return instances(answer).find((instance) => instance.instanceId === instanceId);
}

/** The instances inside a cluster; undefined for a kind that has none. */
export async function findChildren(
  account: CloudAccount,
  { databaseKind, region, instanceId }: InstanceReference,
  options: Pick<CallOptions, "credentials" | "signal" | "grantPatience"> = {},
): Promise<readonly ChildInstanceFacts[] | undefined> {
  const { childLister } = databaseKinds[databaseKind];
  if (!childLister) return undefined;
  const { service, action, request, instances } = childLister;
  const answer: object = await account.call(service, action as never, request(instanceId) as never, {
    ...options,
    region,
    effect: "read",
  });
  return instances(answer);
}

/** The service shows no such instance. */
export function missingInstance(
  account: CloudAccount,
  { databaseKind, region, instanceId, accountUin = account.connection.accountUin }: InstanceReference,
  path: string,
): Problem {
  const { service } = databaseKinds[databaseKind].lister;
  return problem("instance.missing", { service, instanceId, region, account: accountUin }, path);
}
