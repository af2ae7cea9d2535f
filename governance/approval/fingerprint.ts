import { createHash, createHmac } from "node:crypto";
import { canonicalJson } from "../../core/state";

/** SHA-256 of bytes, as 64 hexadecimal digits. */
export function fingerprintOfBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** SHA-256 of a value's canonical JSON. */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/**
 * HMAC-SHA-256 of a value's canonical JSON, for values that could be guessed: checking a guess needs the key.
 */
export function keyedFingerprint(value: unknown, key: string): string {
  return createHmac("sha256", key).update(canonicalJson(value)).digest("hex");
}
