import { roleArn } from "../../core/cam";
import { type CloudAccount, isUngranted, type TemporaryKeys } from "../client";
import type { RunMemory } from "./run-memory";

/** The role of a source account that the target assumes. */
export interface SourceRole {
  /** Main account that owns the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly externalId?: string;
  /** When the grant ends, ISO 8601. Absent: never. */
  readonly expires?: string;
}

/** Long enough for DTS to take over the keys. Seconds. */
const sessionSeconds = 3600;
/** A refusal is the same for every job of a run, so it is shared briefly. Milliseconds. */
const refusalLifetime = 3_000;

export interface AssumeOptions {
  readonly memory: RunMemory;
  readonly signal?: AbortSignal;
  /** How long a refusal that a fresh grant explains is retried; milliseconds. Default: 0. */
  readonly grantPatience?: number;
}

/**
 * Temporary keys of the source account's role, at most two minutes old. All jobs of a run share them, because the
 * engine examines one job after the other. They exist only in the memory of this process.
 *
 * @throws {ApiError} in the service's words when the role is missing or does not trust the caller.
 */
export async function assumeSourceRole(
  account: CloudAccount,
  role: SourceRole,
  { memory, signal, grantPatience = 0 }: AssumeOptions,
): Promise<TemporaryKeys> {
  const { accountUin, roleName, externalId = "" } = role;
  const key = ["keys", accountUin, roleName, externalId].join(" ");
  const shared = (name: string, patience: number) =>
    memory.of(account).share(name, () => assumeAgain(account, role, signal, patience), {
      failureLifetime: refusalLifetime,
    });
  const keys = shared(key, 0);
  if (grantPatience === 0) return keys;
  return keys.catch((error: unknown) => {
    if (!isUngranted(error)) throw error;
    // All jobs with the same patience share one retry.
    return shared(`${key} ${grantPatience}`, grantPatience);
  });
}

async function assumeAgain(
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
