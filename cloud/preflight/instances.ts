import type { CallOptions, CloudAccount } from "../client";
import {
  type ChildInstanceFacts,
  type DatabaseKind,
  databaseKinds,
  type InstanceFacts,
} from "../../core/dts";
import { problem, type Problem } from "../../core/messages";
import { findListed } from "./listed-in-run";

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
  const { service, action, request, page, pageSize, instances } = databaseKinds[databaseKind].lister;
  const ask = async (asked: object): Promise<readonly InstanceFacts[]> => {
    const call = { ...options, region, effect: "read" } as const;
    const answer: object = await account.call(service, action as never, asked as never, call);
    return instances(answer);
  };
  return findListed(account, {
    list: [service, action, region, options.credentials ? `as ${options.credentials.secretId}` : "own"].join(
      " ",
    ),
    id: instanceId,
    pageSize,
    one: async () => (await ask(request(instanceId))).find((instance) => instance.instanceId === instanceId),
    page: (offset) => ask(page(offset)),
    idOf: (instance) => instance.instanceId,
  });
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
