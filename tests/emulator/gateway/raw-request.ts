import { createHash } from "node:crypto";
import { request as openRequest } from "node:http";
import { text } from "node:stream/consumers";
import { sign } from "../../../emulator/gateway/tc3-signature";
import type { Keys } from "../../support/emulator";

/** One request of an arbitrary client; every part can be wrong. */
export interface RawRequest {
  readonly endpoint: string;
  readonly keys: Keys;
  readonly action: string;
  readonly version: string;
  readonly region?: string;
  readonly body?: string | Buffer;
  /** Seconds since the epoch. @default now */
  readonly timestamp?: number;
  /** Host as signed. @default as sent */
  readonly signedHost?: string;
  /** Host as sent. @default with port, as in HTTP */
  readonly host?: string;
  /** Target of the request line. @default "/" */
  readonly target?: string;
  /** Date in the credential scope. @default that of the timestamp */
  readonly date?: string;
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
  const {
    timestamp = Math.floor(Date.now() / 1000),
    host = new URL(endpoint).host,
    signedHost = host,
  } = request;
  const { date = new Date(timestamp * 1000).toISOString().slice(0, 10) } = request;
  const type = "application/json; charset=utf-8";
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
    Host: host,
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
  const present = Object.entries(headers).filter(([, value]) => value !== undefined);
  const answer = await post(
    endpoint,
    request.target ?? "/",
    Object.fromEntries(present) as Record<string, string>,
    body,
  );
  const { Response } = JSON.parse(answer.text) as { Response: Record<string, unknown> };
  const error = Response["Error"] as { Code: string; Message: string } | undefined;
  return { status: answer.status, code: error?.Code, message: error?.Message, response: Response };
}

/** Sends any Host header, unlike `fetch`. */
function post(
  endpoint: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    openRequest(endpoint, { method: "POST", path: target, headers }, (response) => {
      text(response).then((content) => resolve({ status: response.statusCode ?? 0, text: content }), reject);
    })
      .on("error", reject)
      .end(body);
  });
}
