import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { problem, ProblemError } from "../messages";
import type { CredentialsSource } from "./connection";

/** A pair of keys; temporary ones come with a token. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** Keys of a role session, as sts:AssumeRole gives them. They are used at once and stored nowhere. */
export type TemporaryKeys = Credentials & { readonly token: string };

/** The token has three names: of the official SDKs, of the Terraform provider and of tccli. */
const tokenNames = ["SESSION_TOKEN", "SECURITY_TOKEN", "TOKEN"];

/**
 * Reads the keys of a source, anew for each call: a rotated key is used at once, and nothing keeps it.
 *
 * @throws {ProblemError} `account.credentialsMissing` or `profile.*`, without any part of a key.
 */
export function readCredentials(
  source: CredentialsSource,
  environment: NodeJS.ProcessEnv,
  now: number = Date.now(),
): Credentials {
  return source.kind === "environment"
    ? fromEnvironment(source.prefix, environment)
    : fromProfile(source.name, environment, now);
}

/** What to call a source when speaking to a person. */
export function describeSource(source: CredentialsSource): string {
  return source.kind === "environment" ? `${source.prefix}_SECRET_ID` : `tccli profile ${source.name}`;
}

function fromEnvironment(prefix: string, environment: NodeJS.ProcessEnv): Credentials {
  const read = (name: string) => environment[`${prefix}_${name}`]?.trim() || undefined;
  const secretId = read("SECRET_ID");
  const secretKey = read("SECRET_KEY");
  if (secretId && secretKey) return { secretId, secretKey, token: tokenNames.map(read).find(Boolean) };

  const names = [`${prefix}_SECRET_ID`, `${prefix}_SECRET_KEY`] as const;
  throw new ProblemError(
    problem("account.credentialsMissing", {
      source: `environment:${prefix}`,
      missing: [secretId ? [] : names[0], secretKey ? [] : names[1]].flat().join(", "),
      hint: names.join(", "),
    }),
  );
}

/** The file of a tccli profile; tccli also signs in with a browser and then writes temporary keys there. */
interface ProfileFile {
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly token?: string;
  /** Seconds since the epoch. */
  readonly expiresAt?: number;
  readonly "role-arn"?: string;
}

function fromProfile(profile: string, environment: NodeJS.ProcessEnv, now: number): Credentials {
  const folder =
    environment.TENCENTCLOUD_SHARED_CREDENTIALS_DIR || join(environment.HOME || homedir(), ".tccli");
  const file = join(folder, `${profile}.credential`);
  const content = readProfile(profile, file);
  const { secretId, secretKey, token, expiresAt } = content;

  if (content["role-arn"]) {
    throw new ProblemError(problem("profile.needsRole", { profile, role: content["role-arn"] }));
  }
  if (!secretId || !secretKey) {
    const missing = secretId ? "secretKey" : "secretId";
    const hint = `secretId, secretKey (\`tccli configure --profile ${profile}\`)`;
    throw new ProblemError(problem("account.credentialsMissing", { source: file, missing, hint }));
  }
  if (expiresAt && expiresAt * 1000 <= now) {
    const time = new Date(expiresAt * 1000).toISOString();
    throw new ProblemError(problem("profile.expired", { profile, time }));
  }
  return { secretId, secretKey, token: token || undefined };
}

function readProfile(profile: string, file: string): ProfileFile {
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
    // The parser's own words may quote a key.
    return undefined;
  }
}
