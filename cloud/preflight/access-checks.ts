import { roleArn } from "../../core/cam";
import {
  ApiError,
  assertAccount,
  type CloudAccount,
  type Identity,
  identityOf,
  type TemporaryKeys,
} from "../client";
import { problem } from "../../core/messages";
import { problemsOf } from "./diagnosed-error";
import { patienceWith } from "./fresh-grants";
import type { Executor, PreflightInputs, PreflightOptions } from "./preflight";
import { failed, passed, skipped, unknown, type Check } from "./report";
import { expiredGrantProblem } from "./expired-grant";
import { assumeSourceRole } from "./source-role";

/** A check, and what it has found for those that build on it; absent unless it passed. */
export interface Finding<Found> {
  readonly check: Check;
  readonly found?: Found;
}

/** Whose keys these are, and whether the stack is for that account. */
export async function checkIdentity(account: CloudAccount): Promise<Finding<Identity>> {
  try {
    await assertAccount(account);
    return { check: passed("identity"), found: await identityOf(account) };
  } catch (error) {
    return { check: failed("identity", problemsOf(error)) };
  }
}

/** A main account needs no permission: one that is given to a sub-user instead would be given for nothing. */
export function checkExecutor(
  account: CloudAccount,
  executor: Executor | undefined,
  identity: Identity | undefined,
): Check {
  if (!identity) return skipped("executor");
  const isOther = identity.kind === "root" && executor !== undefined && executor.as !== "mainAccount";
  if (!isOther) return passed("executor");
  const parameters = { source: account.source, account: identity.accountUin, declared: executor.as };
  return failed("executor", [problem("preflight.executorIsMainAccount", parameters, "executor.credentials")]);
}

/** Whether the source's role can be assumed with its external ID. The keys stay in this process. */
export async function checkRole(
  account: CloudAccount,
  { role }: PreflightInputs["source"],
  { executor, identity }: { executor?: Executor; identity?: Identity },
  { signal, grantPatience = 0 }: PreflightOptions,
): Promise<Finding<TemporaryKeys>> {
  if (!identity) return { check: skipped("role") };
  if (!role)
    return { check: unknown("role", [problem("preflight.notKnownYet", { what: "grants" }, "grants")]) };
  const arn = roleArn(role.accountUin, role.roleName);
  const expired = expiredGrantProblem(role, account.clock.now());
  if (expired) return { check: failed("role", [expired]) };
  const { accountUin } = account.connection;
  try {
    const isPending = executor?.isPermissionPending ?? false;
    const usual = isPending ? 0 : grantPatience;
    const found = await assumeSourceRole(account, role, signal, usual).catch((error: unknown) => {
      // A permission of this run may be on its way; a role that does not exist is not.
      const patience = isPending ? 0 : patienceWith(accountUin);
      if (patience <= usual || !isNotPermitted(error)) throw error;
      return assumeSourceRole(account, role, signal, patience);
    });
    return { check: passed("role"), found };
  } catch (error) {
    signal?.throwIfAborted();
    const pending = problem("preflight.permissionPending", { roleArn: arn, uin: identity.uin }, "executor");
    const mayPass = executor?.isPermissionPending && identity.kind === "user" && isNotPermitted(error);
    if (mayPass) return { check: unknown("role", [pending]) };
    const situation = {
      caller: identity.kind,
      externalId: role.externalId ? "presented" : "absent",
    } as const;
    const problems = problemsOf(error, situation, { roleArn: arn, uin: identity.uin });
    return { check: failed("role", problems) };
  }
}

function isNotPermitted(error: unknown): boolean {
  return error instanceof ApiError && /^(AuthFailure\.)?UnauthorizedOperation/.test(error.code);
}
