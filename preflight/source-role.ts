import { roleArn } from "../cam";
import type { CloudAccount, TemporaryKeys } from "../client";

/** The role that a source account lets us assume. */
export interface SourceRole {
  /** Main account that owns the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly externalId?: string;
  /** When the grant ends, ISO 8601. Absent: never. */
  readonly expires?: string;
}

/** Long enough for DTS to take the keys over; they are made anew for each configuration. Seconds. */
const sessionSeconds = 3600;

/**
 * Fresh temporary keys of the source account's role. They are used at once and never stored.
 *
 * @param grantPatience how long a refusal is waited out that a fresh grant explains; milliseconds
 * @throws {ApiError} in the service's words when the role is missing or does not trust the caller.
 */
export async function assumeSourceRole(
  account: CloudAccount,
  { accountUin, roleName, externalId }: SourceRole,
  signal?: AbortSignal,
  grantPatience = 0,
): Promise<TemporaryKeys> {
  const { Credentials: keys } = await account.call(
    "sts",
    "AssumeRole",
    {
      RoleArn: roleArn(accountUin, roleName),
      RoleSessionName: "dts-cross-account",
      DurationSeconds: sessionSeconds,
      ...(externalId ? { ExternalId: externalId } : {}),
    },
    { effect: "read", signal, grantPatience },
  );
  return { secretId: keys?.TmpSecretId ?? "", secretKey: keys?.TmpSecretKey ?? "", token: keys?.Token ?? "" };
}
