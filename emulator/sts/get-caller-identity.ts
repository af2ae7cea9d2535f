import * as z from "zod";
import { operation, type Caller, type Operation } from "../service";

/** Returns the caller's identity; needs no permission. */
export function getCallerIdentityOperation(): Operation {
  return operation({
    parameters: z.strictObject({}),
    resources: () => false,
    handle: ({ caller }) => identityOf(caller),
  });
}

/**
 * The documented forms. What a main account gets for `Type` is not published; it is answered as a user whose id is
 * the account's, because clients can rely on nothing but `UserId` being `AccountId`.
 */
function identityOf(caller: Caller): object {
  if (caller.kind === "roleSession") {
    return {
      Type: "CAMRole",
      AccountId: caller.accountUin,
      Arn: `qcs::sts:${caller.accountUin}:assumed-role/${caller.roleId}`,
      UserId: `${caller.roleId}:${caller.sessionName}`,
      PrincipalId: caller.assumedByUin,
    };
  }
  if (caller.federation) {
    return {
      Type: "CAMUser",
      AccountId: caller.accountUin,
      Arn: `qcs::sts:${caller.accountUin}:federated-user/${caller.uin}`,
      UserId: `${caller.uin}:${caller.federation.name}`,
      PrincipalId: caller.uin,
    };
  }
  return {
    Type: "CAMUser",
    AccountId: caller.accountUin,
    Arn: `qcs::cam:${caller.accountUin}:uin/${caller.uin}`,
    UserId: caller.uin,
    PrincipalId: caller.uin,
  };
}
