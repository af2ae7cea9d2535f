import type { IncomingHttpHeaders } from "node:http";
import { gatewayErrors } from "./errors";

/** A request as received. */
export interface HttpRequest {
  readonly method: string;
  /** With the query; `/` for every call of an API. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** The request's headers, not yet verified. */
export interface Envelope {
  readonly action: string;
  readonly version: string;
  readonly region: string | undefined;
  /** Real time, seconds since the epoch. */
  readonly timestamp: number;
  readonly token: string | undefined;
  readonly language: "zh-CN" | "en-US" | undefined;
  /** Host name without scheme and port. */
  readonly host: string;
  /** The key that the request claims to be signed with; for records, also of refused calls. */
  readonly keyId: string | undefined;
}

export function readEnvelope({ method, headers }: HttpRequest): Envelope {
  if (method !== "POST" || isForm(headers)) throw gatewayErrors.unsupportedProtocol();
  const language = header(headers, "x-tc-language");
  return {
    action: required(headers, "x-tc-action", "Action"),
    version: required(headers, "x-tc-version", "Version"),
    region: header(headers, "x-tc-region"),
    timestamp: readTimestamp(required(headers, "x-tc-timestamp", "Timestamp")),
    token: header(headers, "x-tc-token"),
    language: language === "en-US" || language === "zh-CN" ? language : undefined,
    host: hostOf(header(headers, "host") ?? ""),
    keyId: /Credential=([^/,\s]+)/.exec(headers.authorization ?? "")?.[1],
  };
}

/** The body type of the older signatures HmacSHA1 and HmacSHA256. */
function isForm(headers: IncomingHttpHeaders): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/)/i.test(headers["content-type"] ?? "");
}

/** The host without scheme and port; the official command line sends the scheme in the header. */
export function hostOf(host: string): string {
  return host
    .replace(/^https?:\/\//i, "")
    .replace(/:\d+$/, "")
    .toLowerCase();
}

/** A header's value; an empty one counts as absent. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
}

function required(headers: IncomingHttpHeaders, name: string, parameter: string): string {
  const value = header(headers, name);
  if (value === undefined) throw gatewayErrors.missingParameter(parameter);
  return value;
}

function readTimestamp(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw gatewayErrors.invalidType("Timestamp");
  return Number(text);
}
