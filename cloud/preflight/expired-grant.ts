import { expiryOf, roleArn } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
import type { SourceRole } from "./source-role";

/** Why a job may not be bought or started through a grant: it has ended. Undefined while it has not. */
export function expiredGrantProblem(
  { accountUin, roleName, expires }: SourceRole,
  now: number,
): Problem | undefined {
  if (expires === undefined || expiryOf(expires, now).state !== "expired") return undefined;
  const parameters = { roleArn: roleArn(accountUin, roleName), expires };
  return problem("preflight.grantExpired", parameters, "source stack: grants[].expires");
}
