import { createHash, sign, verify, type KeyObject } from "node:crypto";
import { canonicalJson, type Json } from "../state";
import { keyIdOf, publicKeyText } from "./keys";

/** Version of the offer format that this program writes and reads. */
export const offerVersion = 1;

/** Prefix of the signed bytes, so that a signature is not valid for anything else that the key signs. */
const purpose = `dts-cross-account grant offer v${offerVersion}\n`;

/** A source account's offer with its signature. */
export interface SignedOffer<Offer = Json> {
  readonly version: typeof offerVersion;
  readonly offer: Offer;
  /** `sha256:` and the hash of the offer's canonical text: users compare it, and approvals name it. */
  readonly digest: string;
  /** Id of the signing key. */
  readonly keyId: string;
  /** `ed25519:` and the signature in canonical base64. */
  readonly signature: string;
}

/** `ed25519:` and 64 bytes in base64; the four unused bits of the last letter are zero, so each signature has one spelling. */
export const signaturePattern = /^ed25519:[A-Za-z0-9+/]{85}[AQgw]==$/;

/**
 * - `authentic`: signed by the key, and not changed since;
 * - `otherKey`: names another key than the trusted one;
 * - `altered`: the content, the digest or the signature was changed.
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

/** Verifies that the holder of the trusted key signed exactly this offer. */
export function verifyOffer(
  { offer, digest, keyId, signature }: SignedOffer<unknown>,
  trustedKey: KeyObject,
): OfferVerdict {
  const bytes = Buffer.from(signature.replace(/^ed25519:/, ""), "base64");
  const isSigned =
    signaturePattern.test(signature) && verify(null, signedBytes(offer as Json), trustedKey, bytes);
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
