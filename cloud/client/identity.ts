import { problem, ProblemError } from "../../core/messages";
import type { CloudAccount } from "./cloud-account";

/** Who a pair of keys belongs to. */
export interface Identity {
  /** UIN of the main account. */
  readonly accountUin: string;
  /** UIN of the caller; of a role session, of who asked for it. */
  readonly uin: string;
  readonly kind: "root" | "user" | "role";
}

const known = new WeakMap<CloudAccount, Promise<Identity>>();

/**
 * Who the connection's credentials belong to, by sts:GetCallerIdentity, which needs no permission. Asked once for each
 * connection of a process; a failure is asked again next time.
 */
export function identityOf(account: CloudAccount): Promise<Identity> {
  const identity = known.get(account) ?? ask(account);
  known.set(account, identity);
  identity.catch(() => known.delete(account));
  return identity;
}

/**
 * The guard before anything else: the credentials must belong to the account that the stack is for.
 *
 * @throws {ProblemError} `account.mismatch`
 */
export async function assertAccount(account: CloudAccount): Promise<void> {
  const { accountUin: actual } = await identityOf(account);
  const { accountUin: expected } = account.connection;
  if (actual === expected) return;
  throw new ProblemError(
    problem("account.mismatch", { source: account.source, actual, expected }, "accountUin"),
  );
}

async function ask(account: CloudAccount): Promise<Identity> {
  const caller = await account.call("sts", "GetCallerIdentity", {}, { effect: "read" });
  return {
    accountUin: caller.AccountId ?? "",
    uin: caller.PrincipalId ?? "",
    kind: kindOf(caller),
  };
}

/** The documents do not say which `Type` a main account has, but they do say that its `UserId` is the account's. */
function kindOf({
  Type,
  UserId,
  AccountId,
}: {
  Type?: string;
  UserId?: string;
  AccountId?: string;
}): Identity["kind"] {
  if (Type === "CAMRole") return "role";
  return UserId === AccountId ? "root" : "user";
}
