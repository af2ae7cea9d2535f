import { problem, ProblemError } from "../../../core/messages";
import type { Session } from "./session";

/** Short, because the service exists only inside a virtual machine. Milliseconds. */
const answerTimeout = 2_000;
const usualEndpoint = "http://metadata.tencentyun.com";
const path = "/latest/meta-data/cam/security-credentials/";

/** The metadata service's answer about a role. */
interface RoleAnswer {
  readonly Code?: string;
  readonly TmpSecretId?: string;
  readonly TmpSecretKey?: string;
  readonly Token?: string;
  /** Seconds since the epoch. */
  readonly ExpiredTime?: number;
}

/**
 * The keys of this virtual machine's role, from the metadata service; without a name, of its only role.
 * `TENCENTCLOUD_METADATA_ENDPOINT` overrides the service's address.
 *
 * @throws {ProblemError} `credentials.metadata…`
 */
export async function askMetadataService(
  roleName: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Session> {
  const root = (environment.TENCENTCLOUD_METADATA_ENDPOINT || usualEndpoint).replace(/\/$/, "") + path;
  const name = roleName ?? (await get(root)).trim().split("\n")[0] ?? "";
  const address = root + encodeURIComponent(name);
  const answer = parse(await get(address));
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token, ExpiredTime: expiredTime } = answer;
  if (answer.Code !== "Success" || !secretId || !secretKey || !token || !expiredTime) {
    const parameters = { address, code: answer.Code ?? "-" };
    throw new ProblemError(problem("credentials.metadataRefused", parameters));
  }
  return { keys: { secretId, secretKey, token }, expiresAt: expiredTime * 1000 };
}

async function get(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(answerTimeout), redirect: "error" });
    if (answer.ok) return await answer.text();
    throw new Error(`HTTP ${answer.status}`);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    const parameters = { address, reason: cause?.code ?? message };
    throw new ProblemError(problem("credentials.metadataUnreachable", parameters));
  }
}

function parse(text: string): RoleAnswer {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // The parser's own message may quote a key.
    return {};
  }
}
