import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";

/** `ed25519:` and the 32 bytes of the key in base64. */
export const publicKeyPattern = /^ed25519:[A-Za-z0-9+/]{43}=$/;

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

/** Parses a public key; undefined if the text is not a public key in our form. */
export function readPublicKey(text: string): KeyObject | undefined {
  if (!publicKeyPattern.test(text)) return undefined;
  const x = Buffer.from(text.replace("ed25519:", ""), "base64").toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
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
