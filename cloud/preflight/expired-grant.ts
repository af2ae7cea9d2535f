import { expiryOf, roleArn } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
import type { SourceRole } from "./source-role";

/** The problem of a grant that has expired: no job may be purchased or started with it. Undefined before its end. */
export function expiredGrantProblem(
  { accountUin, roleName, expires }: SourceRole,
  now: number,
): Problem | undefined {
  if (expires === undefined || expiryOf(expires, now).state !== "expired") return undefined;
  const parameters = { roleArn: roleArn(accountUin, roleName), expires };
  return problem("preflight.grantExpired", parameters, "source stack: grants[].expires");
}
