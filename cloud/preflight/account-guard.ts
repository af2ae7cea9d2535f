import { assertAccount, type Cloud, type CloudAccount } from "../client";
import type { Connection } from "../../core/state";

/**
 * The account behind a connection, after sts:GetCallerIdentity has confirmed that the credentials belong to it.
 *
 * @throws {ProblemError} `account.mismatch` when the credentials are another account's.
 */
export async function guardedAccount(cloud: Cloud, connection: Connection): Promise<CloudAccount> {
  const account = cloud.account(connection);
  await assertAccount(account);
  return account;
}
