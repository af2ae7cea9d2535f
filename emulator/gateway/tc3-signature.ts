import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { HttpRequest } from "./envelope";
import { header } from "./envelope";
import { gatewayErrors } from "./errors";

/** The parts of a `TC3-HMAC-SHA256` Authorization header. */
export interface Tc3Authorization {
  readonly secretId: string;
  /** UTC date of the scope, `2026-08-21`. */
  readonly date: string;
  /** Any text: clients derive it from the host name, so that it may be `127` or `localhost:8440`. */
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const form =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

export function parseAuthorization(text: string | undefined): Tc3Authorization {
  if (text === undefined) throw gatewayErrors.invalidAuthorization("it is missing.");
  const [, secretId, date, service, headerList, signature] = form.exec(text.trim()) ?? [];
  if (!secretId || !date || !service || !headerList || !signature) {
    throw gatewayErrors.invalidAuthorization(
      "it must be `TC3-HMAC-SHA256 Credential=<SecretId>/<date>/<service>/tc3_request, SignedHeaders=<names>, Signature=<hex>`.",
    );
  }
  const signedHeaders = headerList.split(";");
  if (!["content-type", "host"].every((name) => signedHeaders.includes(name))) {
    throw gatewayErrors.invalidAuthorization("`content-type` and `host` must be signed.");
  }
  return { secretId, date, service, signedHeaders, signature };
}

/** Whether the signature is that of the key; the official clients differ in how they write the host, so each way counts. */
export function isSignedWith(
  secretKey: string,
  authorization: Tc3Authorization,
  request: HttpRequest,
  timestamp: number,
): boolean {
  if (authorization.date !== new Date(timestamp * 1000).toISOString().slice(0, 10)) return false;
  const signature = Buffer.from(authorization.signature);
  for (const canonical of canonicalForms(authorization, request)) {
    if (timingSafeEqual(signature, Buffer.from(sign(secretKey, authorization, timestamp, canonical))))
      return true;
  }
  return false;
}

/** The signature, as hexadecimal text. */
export function sign(
  secretKey: string,
  { date, service }: Pick<Tc3Authorization, "date" | "service">,
  timestamp: number,
  canonicalRequest: string,
): string {
  const scope = `${date}/${service}/tc3_request`;
  const stringToSign = ["TC3-HMAC-SHA256", timestamp, scope, sha256(canonicalRequest)].join("\n");
  return hmac(signingKey(secretKey, date, service), stringToSign).toString("hex");
}

/** Of the keys that were used last: each is good for a day. */
const signingKeys = new Map<string, Buffer>();
const rememberedKeys = 1_000;

function signingKey(secretKey: string, date: string, service: string): Buffer {
  const name = `${secretKey}/${date}/${service}`;
  const known = signingKeys.get(name);
  if (known) return known;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), "tc3_request");
  if (signingKeys.size >= rememberedKeys) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}

/** What is signed, for each spelling of the host and with header values as sent or in lower case; the first one fits most. */
function* canonicalForms(
  { signedHeaders }: Tc3Authorization,
  { method, headers, body }: HttpRequest,
): Generator<string> {
  const bodyHash = sha256(body);
  for (const host of hostSpellings(header(headers, "host") ?? "")) {
    for (const spell of [asIs, inLowerCase]) {
      const lines = signedHeaders.map((name) => {
        const value = name === "host" ? host : (header(headers, name) ?? "");
        return `${name}:${spell(value)}\n`;
      });
      yield [method, "/", "", lines.join(""), signedHeaders.join(";"), bodyHash].join("\n");
    }
  }
}

/** With port, as HTTP asks; without, as the Node SDK signs; without a scheme, which the command line puts before it. */
function hostSpellings(host: string): string[] {
  const bare = host.replace(/^https?:\/\//, "");
  return [...new Set([host, bare, bare.replace(/:\d+$/, "")])];
}

const asIs = (text: string) => text;
const inLowerCase = (text: string) => text.toLowerCase();

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
