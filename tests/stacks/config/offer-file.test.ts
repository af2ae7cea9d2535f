import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeys, readPrivateKey, signOffer } from "../../../core/grant-offer";
import { languages, renderProblems } from "../../../core/messages";
import { readGrantFile, readOfferFile, readUnverifiedOffer } from "../../../stacks/config";
import offers from "../../matrix/offers.json";
import { changeAt } from "./change-at";

interface Case {
  readonly what: string;
  /** Changes of the facts before they are signed. */
  readonly signed?: object;
  /** Changes of the file afterwards. */
  readonly change?: Record<string, unknown>;
  readonly signedBy?: "other";
  /** The one problem; null for an offer that is believed. */
  readonly problem: string | null;
}

const now = Date.parse("2027-01-01T00:00:00Z");
const ours = generateKeys();
const others = generateKeys();
const facts = {
  grant: "orders",
  sourceUin: "100000000001",
  targetUin: "200000000001",
  roleName: "dts-orders",
  roleArn: "qcs::cam::uin/100000000001:roleName/dts-orders",
  externalId: "0123456789abcdef0123456789abcdef",
  databaseKinds: ["mysql"],
  attachedPolicies: ["QcloudDTSReadOnlyAccess"],
  expires: "2027-06-30T00:00:00Z",
  issuedAt: "2026-12-01T00:00:00Z",
  validUntil: "2027-03-01T00:00:00Z",
};
const expectation = { publicKey: ours.publicKey, targetUin: "200000000001", grant: "orders", now };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offer-"));
  path = join(folder, "orders.offer.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write({ signed = {}, change = {}, signedBy }: Partial<Case> = {}): void {
  const key = readPrivateKey((signedBy ? others : ours).privateKey)!;
  const offer = signOffer({ ...facts, ...signed }, key);
  writeFileSync(path, JSON.stringify(changeAt(offer as never, change)));
}

test.each(offers as unknown as readonly Case[])("an offer: $what → $problem", (given) => {
  write(given);

  const read = readOfferFile(path, expectation);

  // Then it is believed, or refused with one problem that names the file, in both languages
  if (given.problem === null)
    return expect(read).toMatchObject({ ok: true, offer: { ...facts, ...given.signed } });
  expect(read).toMatchObject({ ok: false, problems: [{ code: given.problem }] });
  const problems = read.ok ? [] : read.problems;
  expect(problems).toHaveLength(1);
  expect(problems[0]?.path).toContain(path);
  for (const language of languages) {
    const said = renderProblems(problems, language);
    expect(said).not.toMatch(/\{\w+\}|undefined/);
    expect(said).not.toContain(facts.externalId);
  }
});

test.each(["", "{", "[]", "null", '{"version":1}'])("a file that contains %j is not an offer", (text) => {
  writeFileSync(path, text);

  expect(readOfferFile(path, expectation)).toMatchObject({ problems: [{ code: "offer.notAnOffer" }] });
});

test.each([
  [
    "beside the offer",
    (text: string) => text.replace('{"version"', '{"__proto__":{"trusted":true},"version"'),
  ],
  ["in the offer", (text: string) => text.replace('"offer":{', '"offer":{"__proto__":{"admin":true},')],
  ["deep in the offer", (text: string) => text.replace('["mysql"]', '[{"__proto__":{"admin":true}}]')],
])("a key `__proto__` %s is refused", (_where, change) => {
  write();
  const text = readFileSync(path, "utf8");
  writeFileSync(path, change(text));
  expect(readFileSync(path, "utf8")).not.toBe(text);

  expect(readOfferFile(path, expectation)).toMatchObject({ problems: [{ code: "offer.notAnOffer" }] });
  expect(readUnverifiedOffer(path)).toMatchObject({ problems: [{ code: "offer.notAnOffer" }] });
});

test("a second spelling of the signature is refused", () => {
  write();
  const text = readFileSync(path, "utf8");
  writeFileSync(path, withOtherLastLetter(text));

  expect(readOfferFile(path, expectation)).toMatchObject({ problems: [{ code: "offer.notAnOffer" }] });
});

/** Sets one of the four bits that the last letter of 64 bytes in base64 does not use. */
function withOtherLastLetter(text: string): string {
  const next: Record<string, string> = { A: "B", Q: "R", g: "h", w: "x" };
  return text.replace(/([AQgw])==/, (_all, letter: string) => `${next[letter]}==`);
}

test("an offer that is not there is said to be missing", () => {
  expect(readOfferFile(path, expectation)).toEqual({
    ok: false,
    problems: [{ code: "offer.missing", path, parameters: { reason: "ENOENT" } }],
  });
});

test("an offer is never taken for a plain grant file, nor a plain grant file for an offer", () => {
  // Given an offer, and the facts of one without a signature
  write();
  const plain = join(folder, "plain.json");
  const { sourceUin, roleName, roleArn, externalId, databaseKinds } = facts;
  writeFileSync(
    plain,
    JSON.stringify({ version: 1, sourceUin, roleName, roleArn, externalId, databaseKinds }),
  );
  // When each is read as the other
  const [asFile, asOffer] = [readGrantFile(path), readOfferFile(plain, expectation)];

  expect(asFile).toMatchObject({ ok: false, problems: [{ code: "grantFile.isOffer" }] });
  expect(asOffer).toMatchObject({ ok: false, problems: [{ code: "offer.notAnOffer" }] });
});

test("an offer may be looked at without a key, whoever signed it", () => {
  write({ signedBy: "other", change: { "offer.databaseKinds[0]": "mariadb" } });

  expect(readUnverifiedOffer(path)).toMatchObject({ ok: true, offer: { databaseKinds: ["mariadb"] } });
});
