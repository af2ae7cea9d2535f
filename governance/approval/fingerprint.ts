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
 * The same with a key, for values that somebody could guess: without the key nobody can try them out.
 */
export function keyedFingerprint(value: unknown, key: string): string {
  return createHmac("sha256", key).update(canonicalJson(value)).digest("hex");
}
