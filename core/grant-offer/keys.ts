import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";

/** `ed25519:` and the 32 bytes of the key in canonical base64: the two unused bits of the last letter are zero. */
const publicKeyPattern = /^ed25519:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/**
 * The points of Ed25519 whose order divides 8, in hexadecimal without the sign bit, also in their second spellings. Under
 * such a key a signature without any private key is valid for many texts. Source: libsodium 1.0.20,
 * `ge25519_has_small_order`.
 */
const lowOrderPoints = new Set([
  "00".repeat(32),
  `01${"00".repeat(31)}`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ec${"ff".repeat(30)}7f`,
  `ed${"ff".repeat(30)}7f`,
  `ee${"ff".repeat(30)}7f`,
]);

/** A new key pair: the private key as PEM (PKCS #8), the public key as `ed25519:…`. */
export function generateKeys(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    publicKey: publicKeyText(publicKey),
  };
}

/** Parses a private key; undefined if the text is not an Ed25519 private key. */
export function readPrivateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    // The parser's error may quote the key.
    return undefined;
  }
}

/** Whether a text is a public key in our form that only the holder of its private key can sign for. */
export function isPublicKey(text: string): boolean {
  return publicKeyPattern.test(text) && !lowOrderPoints.has(withoutSign(bytesOf(text)).toString("hex"));
}

/** Parses a public key; undefined if the text is not a public key in our form. */
export function readPublicKey(text: string): KeyObject | undefined {
  if (!isPublicKey(text)) return undefined;
  const x = bytesOf(text).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

function bytesOf(publicKey: string): Buffer {
  return Buffer.from(publicKey.replace("ed25519:", ""), "base64");
}

/** The highest bit of a point is the sign of its other coordinate. */
function withoutSign(point: Buffer): Buffer {
  return Buffer.from(point.map((byte, index) => (index === 31 ? byte & 0x7f : byte)));
}

/** The public key of a private or public key, as `ed25519:…`. */
export function publicKeyText(key: KeyObject): string {
  const { x = "" } = (key.type === "private" ? createPublicKey(key) : key).export({ format: "jwk" });
  return `ed25519:${Buffer.from(x, "base64url").toString("base64")}`;
}

/** A short id to tell keys apart; it proves nothing. */
export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}
