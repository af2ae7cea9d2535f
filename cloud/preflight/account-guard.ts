import { assertAccount, type Cloud, type CloudAccount } from "../client";
import type { Connection } from "../../core/state";

/**
 * The account behind a connection, after sts:GetCallerIdentity has confirmed that it owns the credentials.
 *
 * @throws {ProblemError} `account.mismatch` when the credentials belong to another account.
 */
export async function guardedAccount(cloud: Cloud, connection: Connection): Promise<CloudAccount> {
  const account = cloud.account(connection);
  await assertAccount(account);
  return account;
}
