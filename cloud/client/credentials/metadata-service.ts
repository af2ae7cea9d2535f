import { problem, ProblemError } from "../../../core/messages";
import type { Session } from "./session";

/** Reached only from inside a virtual machine; a machine without it must not wait long. Milliseconds. */
const answerTimeout = 2_000;
const usualEndpoint = "http://metadata.tencentyun.com";
const path = "/latest/meta-data/cam/security-credentials/";

/** What the metadata service answers about a role. */
interface RoleAnswer {
  readonly Code?: string;
  readonly TmpSecretId?: string;
  readonly TmpSecretKey?: string;
  readonly Token?: string;
  /** Seconds since the epoch. */
  readonly ExpiredTime?: number;
}

/**
 * Asks the metadata service of this virtual machine for the keys of its role; without a name, of the only one.
 * `TENCENTCLOUD_METADATA_ENDPOINT` names another address of the service.
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
    // The parser's own words may quote a key.
    return {};
  }
}
