import type { CallOptions, CloudAccount, TemporaryKeys } from "../client";
import { databaseKinds, type DatabaseKind, type InstanceFacts } from "../dts/database-kinds";
import { problem, ProblemError, type Problem } from "../messages";

/** A database instance, as the configuration names it. */
export interface InstanceReference {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  readonly instanceId: string;
  /** Account that should own it; absent for the caller's own. */
  readonly accountUin?: string;
}

export interface InstanceLookup {
  /** Configuration key of the instance id, for the message. */
  readonly path: string;
  /** Keys of the source account's role, where the instance is in the source account. */
  readonly keys?: TemporaryKeys;
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

/**
 * Asks the database's own service for the instance.
 *
 * @throws {ProblemError} `instance.missing` when the service does not show it.
 * @throws {ApiError} when the caller may not ask.
 */
export async function assertInstanceExists(
  account: CloudAccount,
  reference: InstanceReference,
  { path, keys }: InstanceLookup,
): Promise<void> {
  if (!(await findInstance(account, reference, { credentials: keys }))) {
    throw new ProblemError(missingInstance(account, reference, path));
  }
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
