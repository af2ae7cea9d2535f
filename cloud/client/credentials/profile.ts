import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { problem, ProblemError } from "../../../core/messages";
import {
  defaultSessionName,
  defaultSessionSeconds,
  withRole,
  type CvmRoleRecipe,
  type KeysRecipe,
  type Recipe,
} from "./recipe";

/** The file of a tccli profile. After a browser login, tccli writes temporary keys there. */
interface ProfileFile {
  /** `cvm-role`: the keys come from the metadata service. */
  readonly type?: string;
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly token?: string;
  /** Seconds since the epoch. */
  readonly expiresAt?: number;
  readonly "role-arn"?: string;
  readonly "role-session-name"?: string;
}

/**
 * The recipe for keys that a profile of tccli describes.
 *
 * @throws {ProblemError} `account.credentialsMissing` or `profile.*`
 */
export function readProfile(profile: string, environment: NodeJS.ProcessEnv, now: number): Recipe {
  const folder =
    environment.TENCENTCLOUD_SHARED_CREDENTIALS_DIR || join(environment.HOME || homedir(), ".tccli");
  const file = join(folder, `${profile}.credential`);
  const content = readFile(profile, file);
  const base = content.type === "cvm-role" ? cvmRoleOf(profile) : keysOf(profile, file, content, now);
  const { "role-arn": roleArn, "role-session-name": sessionName = defaultSessionName } = content;
  const durationSeconds = defaultSessionSeconds;
  return withRole(base, roleArn ? { roleArn, sessionName, durationSeconds } : undefined);
}

function cvmRoleOf(profile: string): CvmRoleRecipe {
  return { kind: "cvmRole", origin: `tccli profile ${profile}` };
}

function keysOf(
  profile: string,
  file: string,
  { secretId, secretKey, token, expiresAt }: ProfileFile,
  now: number,
): KeysRecipe {
  if (!secretId || !secretKey) {
    const given = (value: string | undefined) => (value ? "✔" : "✖");
    const tried = `${file}: secretId ${given(secretId)} + secretKey ${given(secretKey)}`;
    throw new ProblemError(
      problem("account.credentialsMissing", { source: `profile:${profile}`, tried }, "credentials"),
    );
  }
  if (expiresAt && expiresAt * 1000 <= now) {
    const time = new Date(expiresAt * 1000).toISOString();
    throw new ProblemError(problem("profile.expired", { profile, time }));
  }
  const keys = { secretId, secretKey, token: token || undefined };
  return { kind: "keys", origin: `tccli profile ${profile}`, keys };
}

function readFile(profile: string, file: string): ProfileFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new ProblemError(problem("profile.unreadable", { profile, file, reason }));
  }
  const content = parseObject(text);
  if (!content) throw new ProblemError(problem("profile.malformed", { profile, file }));
  return content;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // The parser's own message may quote a key.
    return undefined;
  }
}
