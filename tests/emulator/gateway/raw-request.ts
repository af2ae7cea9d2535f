import { createHash } from "node:crypto";
import { sign } from "../../../emulator/gateway/tc3-signature";
import type { Keys } from "../../support/emulator";

/** One request as any client could write it; every part can be wrong. */
export interface RawRequest {
  readonly endpoint: string;
  readonly keys: Keys;
  readonly action: string;
  readonly version: string;
  readonly region?: string;
  readonly body?: string;
  /** Seconds since the epoch. @default now */
  readonly timestamp?: number;
  /** Host as signed. @default with port, as HTTP has it */
  readonly signedHost?: string;
  /** Service in the credential scope. @default "cam" */
  readonly scope?: string;
  /** Replaces or, when undefined, removes headers after signing. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface RawAnswer {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly response: Record<string, unknown>;
}

/** Sends the request, signed with TC3-HMAC-SHA256 over content-type, host and x-tc-action. */
export async function sendRaw(request: RawRequest): Promise<RawAnswer> {
  const { endpoint, keys, action, version, region, body = "{}", scope = "cam" } = request;
  const { timestamp = Math.floor(Date.now() / 1000), signedHost = new URL(endpoint).host } = request;
  const type = "application/json; charset=utf-8";
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const signedHeaders = `content-type:${type}\nhost:${signedHost}\nx-tc-action:${action.toLowerCase()}\n`;
  const names = "content-type;host;x-tc-action";
  const hash = createHash("sha256").update(body).digest("hex");
  const signature = sign(
    keys.secretKey,
    { date, service: scope },
    timestamp,
    ["POST", "/", "", signedHeaders, names, hash].join("\n"),
  );
  const headers = {
    "Content-Type": type,
    "X-TC-Action": action,
    "X-TC-Version": version,
    "X-TC-Timestamp": String(timestamp),
    "X-TC-Region": region,
    "X-TC-Token": keys.token,
    Authorization:
      `TC3-HMAC-SHA256 Credential=${keys.secretId}/${date}/${scope}/tc3_request, ` +
      `SignedHeaders=${names}, Signature=${signature}`,
    ...request.headers,
  };
  const present = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const answer = await fetch(endpoint, { method: "POST", headers: Object.fromEntries(present), body });
  const { Response } = (await answer.json()) as { Response: Record<string, unknown> };
  const error = Response["Error"] as { Code: string; Message: string } | undefined;
  return { status: answer.status, code: error?.Code, message: error?.Message, response: Response };
}
