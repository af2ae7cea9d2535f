import { createHash, sign, verify, type KeyObject } from "node:crypto";
import { canonicalJson, type Json } from "../state";
import { keyIdOf, publicKeyText } from "./keys";

/** The form that this program writes and reads. */
export const offerVersion = 1;

/** Keeps a signature from counting for anything else that the key may ever sign. */
const purpose = `dts-cross-account grant offer v${offerVersion}\n`;

/** What a source account offers, with the proof that it did. */
export interface SignedOffer<Offer = Json> {
  readonly version: typeof offerVersion;
  readonly offer: Offer;
  /** `sha256:` and the hash of the offer's canonical text: what people compare and approvals name. */
  readonly digest: string;
  /** Which key signed it. */
  readonly keyId: string;
  /** `ed25519:` and the signature in base64. */
  readonly signature: string;
}

/**
 * - `authentic`: signed by the key, and not changed since;
 * - `otherKey`: signed by another key than the trusted one, or so it says;
 * - `altered`: somebody changed the content, the digest or the signature.
 */
export type OfferVerdict = "authentic" | "otherKey" | "altered";

/** Signs an offer (Ed25519 over its canonical text). */
export function signOffer<Offer extends object>(offer: Offer, privateKey: KeyObject): SignedOffer<Offer> {
  const signature = sign(null, signedBytes(offer as Json), privateKey).toString("base64");
  return {
    version: offerVersion,
    offer,
    digest: digestOf(offer as Json),
    keyId: keyIdOf(publicKeyText(privateKey)),
    signature: `ed25519:${signature}`,
  };
}

/** Whether the holder of the trusted key has signed exactly this. */
export function verifyOffer(
  { offer, digest, keyId, signature }: SignedOffer<unknown>,
  trustedKey: KeyObject,
): OfferVerdict {
  const bytes = Buffer.from(signature.replace(/^ed25519:/, ""), "base64");
  const isSigned = verify(null, signedBytes(offer as Json), trustedKey, bytes);
  const isByTrusted = keyId === keyIdOf(publicKeyText(trustedKey));
  if (isSigned && isByTrusted && digest === digestOf(offer as Json)) return "authentic";
  return isByTrusted ? "altered" : "otherKey";
}

export function digestOf(offer: Json): string {
  return `sha256:${createHash("sha256").update(canonicalJson(offer)).digest("hex")}`;
}

function signedBytes(offer: Json): Buffer {
  return Buffer.from(purpose + canonicalJson(offer));
}
