import { assertAccount, type Cloud, type CloudAccount, type Connection } from "../client";

const guarded = new WeakMap<CloudAccount, Promise<void>>();

/**
 * The account behind a connection, after sts:GetCallerIdentity has confirmed that the credentials belong to it.
 * Asked once for each connection of a process; a failure is asked again next time.
 *
 * @throws {ProblemError} `account.mismatch` when the credentials are another account's.
 */
export async function guardedAccount(cloud: Cloud, connection: Connection): Promise<CloudAccount> {
  const account = cloud.account(connection);
  const confirmation = guarded.get(account) ?? assertAccount(account);
  guarded.set(account, confirmation);
  confirmation.catch(() => guarded.delete(account));
  await confirmation;
  return account;
}
