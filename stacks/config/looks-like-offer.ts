import { valueAt } from "./schema-node";

/** Whether a JSON value means to be a signed offer, right or wrong. */
export function looksLikeOffer(written: unknown): boolean {
  return valueAt(written, ["offer"]) !== undefined && valueAt(written, ["signature"]) !== undefined;
}
