import { problem, ProblemError } from "../../core/messages";
import type { CloudAccount } from "./cloud-account";

/**
 * Checks that the credentials belong to the account that the stack is for. Every use of an account starts with it.
 *
 * @throws {ProblemError} `account.mismatch`
 */
export async function assertAccount(account: CloudAccount): Promise<void> {
  const { accountUin: actual } = await account.identity();
  const { accountUin: expected } = account.connection;
  if (actual === expected) return;
  throw new ProblemError(
    problem("account.mismatch", { source: account.source, actual, expected }, "accountUin"),
  );
}
