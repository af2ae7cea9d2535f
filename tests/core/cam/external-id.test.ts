import { createHash } from "node:crypto";
import { externalIdBits, externalIdProblem } from "../../../core/cam";

test.each(["ab", "a".repeat(128), "A_z0+=,.@:/-"])("STS takes %s", (externalId) => {
  expect(externalIdProblem(externalId)).toBeUndefined();
});

test.each([
  ["", "tooShort"],
  ["a", "tooShort"],
  ["a".repeat(129), "tooLong"],
  ["a b", "forbiddenCharacters"],
  ["ab\n", "forbiddenCharacters"],
  ["编号", "forbiddenCharacters"],
])("STS refuses %p: %s", (externalId, code) => {
  expect(externalIdProblem(externalId)).toEqual({ code });
});

test("128 random bits count as nearly that many, however they are written", () => {
  for (let sample = 0; sample < 500; sample++) {
    const bytes = createHash("md5").update(String(sample)).digest();
    const hex = bytes.toString("hex");
    const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    const base64 = bytes.toString("base64").replaceAll("=", "");

    const bits = [hex, hex.toUpperCase(), uuid, base64].map(externalIdBits);

    expect(Math.min(...bits)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...bits.slice(0, 3))).toBeLessThanOrEqual(128);
  }
});

test.each([
  "dts",
  "12345678",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "0123456789abcdefghijklmnopqrstuvwxyz",
  "abababababab",
])("%s is weak for certain", (externalId) => {
  expect(externalIdBits(externalId)).toBeLessThan(64);
});

test("an account number is weaker than a random text of the same length", () => {
  expect(externalIdBits("100048271930")).toBeLessThan(externalIdBits("q7RxW0zKd2Lp"));
});
