import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import fc from "fast-check";
import {
  digestOf,
  generateKeys,
  keyIdOf,
  publicKeyText,
  readPrivateKey,
  readPublicKey,
  signOffer,
  verifyOffer,
  type SignedOffer,
} from "../../../core/grant-offer";
import { canonicalJson, type Json } from "../../../core/state";

const { privateKey: pem, publicKey } = generateKeys();
const privateKey = readPrivateKey(pem)!;
const trusted = readPublicKey(publicKey)!;
const other = readPrivateKey(generateKeys().privateKey)!;
const offer = { grant: "orders", sourceUin: "100000000001", kinds: ["mysql", "mariadb"], days: 90 };

/** An offer that version 0.1.0 signed, before the canonical text came from the package `canonicalize`. */
const earlierKey = "ed25519:6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=";
const earlierOffer = {
  version: 1,
  offer: {
    grant: "orders",
    sourceUin: "100000000001",
    targetUin: "200000000001",
    roleName: "dts-orders",
    roleArn: "qcs::cam::uin/100000000001:roleName/dts-orders",
    externalId: "0123456789abcdef0123456789abcdef",
    databaseKinds: ["mysql", "mariadb"],
    attachedPolicies: ["QcloudDTSReadOnlyAccess", "QcloudCDBReadOnlyAccess"],
    issuedAt: "2027-01-01T00:00:00Z",
    validUntil: "2027-04-01T00:00:00Z",
    expires: "2027-06-30T00:00:00Z",
  },
  digest: "sha256:e8530aed8ce2a8cb39c68014998f0f3a81449d2ea1207f8c1f2ccbd27b0265d2",
  keyId: "303b977bd6197b3c",
  signature:
    "ed25519:1TCu9I6wQD4NeF5QSO0fpKBQdqkp+Wbno4vWCUpmfGb4LkFCPvPheYgO8SELku9SeFs46ropz7hjK0JTgCPWCw==",
};

/** The same 64 bytes, with a bit set that base64 does not use. */
const secondSpelling = signOffer(offer, privateKey).signature.replace(
  /(.)==$/,
  (_all, letter: string) => `${String.fromCharCode(letter.charCodeAt(0) + 1)}==`,
);

const anyJson = fc.jsonValue().map((value) => value as Json);

describe("a signed offer", () => {
  test("is authentic for the trusted key, also with reordered keys and other whitespace", () => {
    const signed = signOffer(offer, privateKey);
    const reordered = Object.fromEntries(Object.entries(offer).reverse());
    const travelled = JSON.parse(
      JSON.stringify({ ...signed, offer: reordered }, undefined, 7),
    ) as typeof signed;
    expect(verifyOffer(travelled, trusted)).toBe("authentic");
    expect(signed.digest).toBe(digestOf(offer));
  });

  test("that an earlier version signed still verifies, with the same digest", () => {
    expect(verifyOffer(earlierOffer as SignedOffer, readPublicKey(earlierKey)!)).toBe("authentic");
    expect(digestOf(earlierOffer.offer)).toBe(earlierOffer.digest);
  });

  test("is altered when any of its values is replaced", () => {
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
    ["the digest belongs to another offer", { digest: digestOf({}) }, "altered"],
    ["the signature belongs to another offer", { signature: signOffer({}, privateKey).signature }, "altered"],
    ["the signature is empty", { signature: "ed25519:" }, "altered"],
    ["the signature has a second spelling", { signature: secondSpelling }, "altered"],
    ["it claims another key", { keyId: "0000000000000000" }, "otherKey"],
  ])("when %s", (_what, change, expected) => {
    const verdict = verifyOffer({ ...signOffer(offer, privateKey), ...change }, trusted);
    expect(verdict).toBe(expected);
  });

  test("signed with another key is rejected, also when it claims the trusted key", () => {
    const signed = signOffer(offer, other);
    expect(verifyOffer(signed, trusted)).toBe("otherKey");
    expect(verifyOffer({ ...signed, keyId: keyIdOf(publicKey) }, trusted)).toBe("altered");
  });

  test("does not accept a signature that the key created for another purpose", () => {
    const bare = sign(null, Buffer.from(canonicalJson(offer)), privateKey).toString("base64");
    expect(verifyOffer({ ...signOffer(offer, privateKey), signature: `ed25519:${bare}` }, trusted)).toBe(
      "altered",
    );
  });
});

describe("keys", () => {
  test("survive the round trip through text", () => {
    expect(publicKeyText(privateKey)).toBe(publicKey);
    expect(publicKeyText(trusted)).toBe(publicKey);
  });

  const pemOf = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }) as string;
  test.each([
    ["an RSA key", pemOf(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey)],
    ["empty text", ""],
    ["text", "-----BEGIN PRIVATE KEY-----\nhello\n-----END PRIVATE KEY-----"],
  ])("of other kinds are rejected: %s", (_what, text) => {
    expect(readPrivateKey(text)).toBeUndefined();
  });

  /** p = 2^255 - 19; the points of order 1, 2, 4 and 8, with and without the sign bit, and where y is written as y + p. */
  const lowOrder = [
    ...["00".repeat(32), `01${"00".repeat(31)}`],
    ...["ec", "ed", "ee"].map((first) => `${first}${"ff".repeat(30)}7f`),
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  ].flatMap((hex) => {
    const point = Buffer.from(hex, "hex");
    const negative = Buffer.from(point);
    negative[31]! |= 0x80;
    return [point, negative];
  });

  test.each(lowOrder)("of low order are rejected: %#", (point) => {
    expect(readPublicKey(`ed25519:${point.toString("base64")}`)).toBeUndefined();
  });

  test("have one spelling", () => {
    const other = publicKey.replace(/(.)=$/, (_all, letter: string) => {
      const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
      return `${letters[letters.indexOf(letter) + 1]}=`;
    });
    expect(Buffer.from(other, "base64")).toEqual(Buffer.from(publicKey, "base64"));
    expect(readPublicKey(other)).toBeUndefined();
  });

  test.each(["", "ed25519:", "ed25519:AAAA", publicKey.replace("ed25519", "rsa"), `${publicKey}x`])(
    "%j is not a public key",
    (text) => {
      expect(readPublicKey(text)).toBeUndefined();
    },
  );
});
