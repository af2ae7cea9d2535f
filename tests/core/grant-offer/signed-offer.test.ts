import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import fc from "fast-check";
import {
  canonicalJson,
  digestOf,
  generateKeys,
  keyIdOf,
  publicKeyText,
  readPrivateKey,
  readPublicKey,
  signOffer,
  verifyOffer,
  type Json,
} from "../../../core/grant-offer";

const { privateKey: pem, publicKey } = generateKeys();
const privateKey = readPrivateKey(pem)!;
const trusted = readPublicKey(publicKey)!;
const other = readPrivateKey(generateKeys().privateKey)!;
const offer = { grant: "orders", sourceUin: "100000000001", kinds: ["mysql", "mariadb"], days: 90 };

const anyJson = fc.jsonValue().map((value) => value as Json);

/** The same value with the keys of every object in another order. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return (value as Json[]).map(turned);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Record<string, Json>).map(([key, inner]) => [key, turned(inner)]);
  return Object.fromEntries(entries.reverse()) as Json;
}

describe("the canonical text", () => {
  test("is the same whatever the order of keys, and reads back as the value", () => {
    // Given any JSON, when its keys are turned around, then
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("is that of RFC 8785", () => {
    // Given the value that the standard sorts, and one of its strings
    const value = { "\u20ac": 1, "\r": 2, "1": 3, "\u00f6": 4, literals: [null, true, false] };
    // When / Then
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":3,"literals":[null,true,false],"ö":4,"€":1}');
  });
});

describe("a signed offer", () => {
  test("is authentic to who trusts the key, also after it was written and read with other blanks", () => {
    // Given
    const signed = signOffer(offer, privateKey);
    // When
    const travelled = JSON.parse(
      JSON.stringify({ ...signed, offer: turned(offer) }, undefined, 7),
    ) as typeof signed;
    // Then
    expect(verifyOffer(travelled, trusted)).toBe("authentic");
    expect(signed.digest).toBe(digestOf(offer));
  });

  test("is altered when any value in it is another one", () => {
    // Given any offer, when one of its values is replaced, then
    const anyOffer = fc.dictionary(fc.string(), anyJson, { minKeys: 1 });
    fc.assert(
      fc.property(anyOffer, fc.nat(), anyJson, (facts, index, value) => {
        const keys = Object.keys(facts);
        const changed = { ...facts, [keys[index % keys.length]!]: value };
        const signed = signOffer(facts, privateKey);
        const isSame = canonicalJson(changed) === canonicalJson(facts);
        const expected = isSame ? "authentic" : "altered";
        expect(verifyOffer({ ...signed, offer: changed }, trusted)).toBe(expected);
        expect(verifyOffer({ ...signed, offer: changed, digest: digestOf(changed) }, trusted)).toBe(expected);
      }),
    );
  });

  test.each([
    ["a key is added", { offer: { ...offer, more: true } }, "altered"],
    ["a key is missing", { offer: { grant: "orders" } }, "altered"],
    ["the digest is another's", { digest: digestOf({}) }, "altered"],
    ["the signature is another's", { signature: signOffer({}, privateKey).signature }, "altered"],
    ["the signature is empty", { signature: "ed25519:" }, "altered"],
    ["it claims another key", { keyId: "0000000000000000" }, "otherKey"],
  ])("when %s", (_what, change, expected) => {
    // Given / When
    const verdict = verifyOffer({ ...signOffer(offer, privateKey), ...change }, trusted);
    // Then
    expect(verdict).toBe(expected);
  });

  test("by another key is not believed, also when it claims the trusted one", () => {
    // Given
    const signed = signOffer(offer, other);
    // When / Then
    expect(verifyOffer(signed, trusted)).toBe("otherKey");
    expect(verifyOffer({ ...signed, keyId: keyIdOf(publicKey) }, trusted)).toBe("altered");
  });

  test("is nothing else that the key has signed", () => {
    // Given a signature of the bare content, made for another purpose
    const bare = sign(null, Buffer.from(canonicalJson(offer)), privateKey).toString("base64");
    // When / Then
    expect(verifyOffer({ ...signOffer(offer, privateKey), signature: `ed25519:${bare}` }, trusted)).toBe(
      "altered",
    );
  });
});

describe("keys", () => {
  test("are found again from their texts", () => {
    // Given / When / Then
    expect(publicKeyText(privateKey)).toBe(publicKey);
    expect(publicKeyText(trusted)).toBe(publicKey);
  });

  const pemOf = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }) as string;
  test.each([
    ["an RSA key", pemOf(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey)],
    ["nothing", ""],
    ["text", "-----BEGIN PRIVATE KEY-----\nhello\n-----END PRIVATE KEY-----"],
  ])("of other kinds are none: %s", (_what, text) => {
    expect(readPrivateKey(text)).toBeUndefined();
  });

  test.each(["", "ed25519:", "ed25519:AAAA", publicKey.replace("ed25519", "rsa"), `${publicKey}x`])(
    "%j is no public key",
    (text) => {
      expect(readPublicKey(text)).toBeUndefined();
    },
  );
});
