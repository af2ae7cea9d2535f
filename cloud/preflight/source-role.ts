import { roleArn } from "../../core/cam";
import { type CloudAccount, isUngranted, type TemporaryKeys } from "../client";
import { rememberedInRun } from "./run-memory";

/** The role that a source account lets us assume. */
export interface SourceRole {
  /** Main account that owns the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly externalId?: string;
  /** When the grant ends, ISO 8601. Absent: never. */
  readonly expires?: string;
}

/** Long enough for DTS to take the keys over. Seconds. */
const sessionSeconds = 3600;
/** A refusal is the same for every job of a run: it is not asked for again at once. Milliseconds. */
const refusalLifetime = 3_000;

/**
 * Temporary keys of the source account's role, at most two minutes old: all jobs of a run share them, because the
 * engine examines one job after the other. They live in the memory of this process only.
 *
 * @param grantPatience how long a refusal is waited out that a fresh grant explains; milliseconds
 * @throws {ApiError} in the service's words when the role is missing or does not trust the caller.
 */
export async function assumeSourceRole(
  account: CloudAccount,
  role: SourceRole,
  signal?: AbortSignal,
  grantPatience = 0,
): Promise<TemporaryKeys> {
  const { accountUin, roleName, externalId = "" } = role;
  const key = ["keys", accountUin, roleName, externalId].join(" ");
  const shared = (name: string, patience: number) =>
    rememberedInRun(account, name, () => assumeFreshly(account, role, signal, patience), {
      failureLifetime: refusalLifetime,
    });
  const keys = shared(key, 0);
  if (grantPatience === 0) return keys;
  return keys.catch((error: unknown) => {
    if (!isUngranted(error)) throw error;
    // Patience is spent once for all jobs that have it.
    return shared(`${key} ${grantPatience}`, grantPatience);
  });
}

async function assumeFreshly(
  account: CloudAccount,
  { accountUin, roleName, externalId }: SourceRole,
  signal: AbortSignal | undefined,
  grantPatience: number,
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
