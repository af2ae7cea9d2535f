import { valueAt } from "./schema-node";

/** Whether a JSON value is meant to be a signed offer, valid or not. */
export function looksLikeOffer(written: unknown): boolean {
  return valueAt(written, ["offer"]) !== undefined && valueAt(written, ["signature"]) !== undefined;
}
