import type { CallOptions, CloudAccount } from "../client";
import {
  type ChildInstanceFacts,
  type DatabaseKind,
  databaseKinds,
  type InstanceFacts,
} from "../../core/dts";
import { problem, type Problem } from "../../core/messages";
import { aloneOrListed, fetchById } from "./alone-or-listed";
import type { RunMemory } from "./run-memory";

/** A database instance, as the configuration names it. */
export interface InstanceReference {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  readonly instanceId: string;
  /** Account that should own it; absent for the caller's own. */
  readonly accountUin?: string;
}

type CallLimits = Pick<CallOptions, "credentials" | "signal" | "grantPatience">;

/** The instance, as the database's own service reports it; undefined when the service does not show it. */
export async function findInstance(
  account: CloudAccount,
  { databaseKind, region, instanceId }: InstanceReference,
  { memory, ...options }: CallLimits & { readonly memory: RunMemory },
): Promise<InstanceFacts | undefined> {
  const { service, action, request, page, pageSize, instances } = databaseKinds[databaseKind].lister;
  const ask = async (asked: object): Promise<readonly InstanceFacts[]> => {
    const call = { ...options, region, effect: "read" } as const;
    const answer: object = await account.call(service, action as never, asked as never, call);
    return instances(answer);
  };
  const caller = options.credentials ? `as ${options.credentials.secretId}` : "own";
  return aloneOrListed(memory.of(account), {
    list: [service, action, region, caller].join(" "),
    one: async () => (await ask(request(instanceId))).find((instance) => instance.instanceId === instanceId),
    all: () =>
      fetchById(
        pageSize,
        (offset) => ask(page(offset)),
        (instance) => instance.instanceId,
      ),
    within: (instances) => instances.get(instanceId),
  });
}

/** The instances inside a cluster; undefined for a kind that has none. */
export async function findChildren(
  account: CloudAccount,
  { databaseKind, region, instanceId }: InstanceReference,
  { credentials, signal, grantPatience }: CallLimits = {},
): Promise<readonly ChildInstanceFacts[] | undefined> {
  const { childLister } = databaseKinds[databaseKind];
  if (!childLister) return undefined;
  const { service, action, request, instances } = childLister;
  const answer: object = await account.call(service, action as never, request(instanceId) as never, {
    credentials,
    signal,
    grantPatience,
    region,
    effect: "read",
  });
  return instances(answer);
}

/** The problem of an instance that its service does not show. */
export function missingInstance(
  account: CloudAccount,
  { databaseKind, region, instanceId, accountUin = account.connection.accountUin }: InstanceReference,
  path: string,
): Problem {
  const { service } = databaseKinds[databaseKind].lister;
  return problem("instance.missing", { service, instanceId, region, account: accountUin }, path);
}
