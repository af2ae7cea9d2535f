import canonicalize from "canonicalize";

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The canonical text of a value (RFC 8785): the same for any key order and whitespace. Signatures and digests depend on it.
 * As in `JSON.stringify`, undefined members are omitted and undefined items become null; so does an undefined value itself.
 */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? "null";
}
