import { roleArn } from "../../core/cam";
import { ApiError, assertAccount, type CloudAccount, type Identity, type TemporaryKeys } from "../client";
import { problem } from "../../core/messages";
import { diagnoseError } from "./diagnose-error";
import type { ExaminationOptions, Executor, PreflightInputs } from "./preflight-inputs";
import { type Check, failed, type Finding, passed, skipped, unknown } from "./report";
import { expiredGrantProblem } from "./expired-grant";
import { assumeSourceRole } from "./source-role";

/** Checks whose keys these are, and that the stack is for that account. */
export async function checkIdentity(account: CloudAccount): Promise<Finding<Identity>> {
  try {
    await assertAccount(account);
    return { check: passed("identity"), found: await account.identity() };
  } catch (error) {
    return { check: failed("identity", diagnoseError(error)) };
  }
}

/** Checks that the keys are not the main account's where a sub-user is declared: its permission would be granted for nothing. */
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

/** Checks that the source's role can be assumed with its external ID. The keys stay in this process. */
export async function checkRole(
  account: CloudAccount,
  { role }: PreflightInputs["source"],
  { executor, identity }: { executor?: Executor; identity?: Identity },
  { memory, signal, grantPatience = 0 }: ExaminationOptions,
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
    const assume = (patience: number) =>
      assumeSourceRole(account, role, { memory, signal, grantPatience: patience });
    const found = await assume(usual).catch((error: unknown) => {
      // A permission of this run may take effect soon; a role that does not exist will not appear.
      const patience = isPending ? 0 : memory.patienceWith(accountUin, account.clock.now());
      if (patience <= usual || !isNotPermitted(error)) throw error;
      return assume(patience);
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
    const problems = diagnoseError(error, situation, { roleArn: arn, uin: identity.uin });
    return { check: failed("role", problems) };
  }
}

function isNotPermitted(error: unknown): boolean {
  return error instanceof ApiError && /^(AuthFailure\.)?UnauthorizedOperation/.test(error.code);
}
