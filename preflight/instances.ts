import type { CloudAccount, TemporaryKeys } from "../client";
import { databaseKinds, type DatabaseKind } from "../dts/database-kinds";
import { problem, ProblemError } from "../messages";

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

/**
 * Asks the database's own service for the instance.
 *
 * @throws {ProblemError} `instance.missing` when the service does not show it.
 * @throws {ApiError} when the caller may not ask.
 */
export async function assertInstanceExists(
  account: CloudAccount,
  { databaseKind, region, instanceId, accountUin = account.connection.accountUin }: InstanceReference,
  { path, keys }: InstanceLookup,
): Promise<void> {
  const { lister } = databaseKinds[databaseKind];
  const options = { region, effect: "read" as const, ...(keys ? { credentials: keys } : {}) };
  const answer: object = await account.call(
    lister.service,
    lister.action as never,
    lister.request(instanceId) as never,
    options,
  );
  const isShown = lister.instances(answer).some((instance) => instance.instanceId === instanceId);
  if (!isShown) {
    const parameters = { service: lister.service, instanceId, region, account: accountUin };
    throw new ProblemError(problem("instance.missing", parameters, path));
  }
}
