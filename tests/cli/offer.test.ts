import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOffer } from "../../cli/offer/create";
import { keygen, printPublicKey } from "../../cli/offer/keygen";
import { show, verify } from "../../cli/offer/show";

const now = Date.parse("2027-01-01T00:00:00Z");
const externalId = "0123456789abcdef0123456789abcdef";
const grant = {
  sourceUin: "100000000001",
  targetUin: "200000000001",
  roleName: "dts-orders",
  roleArn: "qcs::cam::uin/100000000001:roleName/dts-orders",
  databaseKinds: ["mysql"],
  attachedPolicies: ["QcloudDTSReadOnlyAccess"],
};

let folder: string;
let printed: string[];
const environment = process.env;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offers-"));
  printed = [];
  const take = (text: string) => void printed.push(text);
  jest.spyOn(console, "log").mockImplementation(take);
  jest.spyOn(console, "error").mockImplementation(take);
  process.env = { ...environment, DTS_CROSS_ACCOUNT_LANGUAGE: "en" };
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = environment;
  rmSync(folder, { recursive: true });
});

function writeOutputs(changes: object = {}, ids: object = { orders: externalId }): void {
  writeFileSync(
    at("outputs.json"),
    JSON.stringify({ grants: { orders: { ...grant, ...changes } }, externalIds: ids }),
  );
}

const create = (options: object = {}) =>
  createOffer({
    ...{
      grant: "orders",
      outputs: at("outputs.json"),
      key: at("key.pem"),
      out: at("orders.offer.json"),
      now,
    },
    ...options,
  });

/** A key pair in a file; returns the public key. */
async function newKey(): Promise<string> {
  await keygen({ key: at("key.pem") });
  return printed.at(-1) ?? "";
}

test("an offer is created by one party and verified by another that knows only the public key", async () => {
  const publicKey = await newKey();
  writeOutputs({ expires: "2099-06-30T00:00:00Z" });

  expect(await create()).toBe(0);
  expect(await verify(at("orders.offer.json"), { publicKey, targetUin: "200000000001", now })).toBe(0);

  // The offer is valid as long as the grant, and only the owner can read the files.
  expect(printed.at(-1)).toMatch(/valid until {3}2099-06-30T00:00:00Z[^]*signature is valid/);
  for (const file of ["key.pem", "orders.offer.json"]) expect(statSync(at(file)).mode & 0o777).toBe(0o600);

  // Neither the private key nor the external ID is printed.
  const shown = printed.join("\n");
  const secret = readFileSync(at("key.pem"), "utf8").split("\n")[1]!;
  expect(secret.length).toBeGreaterThan(40);
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(externalId);
});

test("an altered offer fails verification, and is shown only with a warning", async () => {
  const publicKey = await newKey();
  writeOutputs();
  await create();
  const text = readFileSync(at("orders.offer.json"), "utf8");
  writeFileSync(at("orders.offer.json"), text.replace('"mysql"', '"mariadb"'));

  const verifying = () => verify(at("orders.offer.json"), { publicKey, now });

  expect(verifying).toThrow(/was altered/);
  expect(await show(at("orders.offer.json"), {})).toBe(0);
  expect(printed.at(-1)).toContain("NOT VERIFIED");
});

test("the private key can come from a variable, and prints its public key", async () => {
  const publicKey = await newKey();
  process.env.DTS_CROSS_ACCOUNT_OFFER_KEY = readFileSync(at("key.pem"), "utf8");
  writeOutputs();
  await create({ key: undefined, json: true });
  expect(JSON.parse(printed.at(-1) ?? "")).toMatchObject({
    offer: { grant: "orders", validUntil: "2027-04-01T00:00:00Z" },
  });
  await printPublicKey({});
  expect(printed.at(-1)).toBe(publicKey);
});

test("a private key is never overwritten", async () => {
  await newKey();
  const before = readFileSync(at("key.pem"), "utf8");
  expect(() => keygen({ key: at("key.pem") })).toThrow(/never overwritten/);
  expect(readFileSync(at("key.pem"), "utf8")).toBe(before);
});

test.each<[string, () => void, object, RegExp]>([
  ["a key that other users can read", () => chmodSync(at("key.pem"), 0o644), {}, /mode 644[^]*chmod 600/],
  [
    "a file that is not a key",
    () => writeFileSync(at("key.pem"), "hello"),
    {},
    /does not contain an Ed25519 private key/,
  ],
  ["a missing key option and variable", () => undefined, { key: undefined }, /no private key to sign with/],
  ["a missing key file", () => rmSync(at("key.pem")), {}, /key\.pem \(ENOENT\)/],
  ["an unknown grant", () => undefined, { grant: "billing" }, /no grant billing; they contain: orders/],
  [
    "an external ID that Pulumi masks",
    () => writeOutputs({}, { orders: "[secret]" }),
    {},
    /hidden[^]*--show-secrets/,
  ],
  [
    "a stack of an earlier version",
    () => writeOutputs({ targetUin: undefined }),
    {},
    /do not name the target account of grant orders/,
  ],
  ["a missing outputs file", () => rmSync(at("outputs.json")), {}, /outputs\.json \(ENOENT\)/],
  ["outputs that are not JSON", () => writeFileSync(at("outputs.json"), "<html>"), {}, /cannot be read/],
  ["two sources of outputs", () => undefined, { stack: "source" }, /--stack does not accept source/],
  ["a validity in the past", () => undefined, { validUntil: "2026-12-31" }, /in the future/],
  [
    "a validity that is not a time",
    () => undefined,
    { validUntil: "soon" },
    /--valid-until does not accept soon/,
  ],
  [
    "a validity longer than the grant",
    () => writeOutputs({ expires: "2027-02-01T00:00:00Z" }),
    { validUntil: "2027-03-01" },
    /grant itself expires at 2027-02-01/,
  ],
  [
    "a grant that has expired",
    () => writeOutputs({ expires: "2026-12-31T00:00:00Z" }),
    {},
    /expired at 2026-12-31T00:00:00Z: the role can no longer be assumed/,
  ],
  ["a grant named as what every object has", () => undefined, { grant: "__proto__" }, /no grant __proto__/],
  [
    "outputs with a key `__proto__`",
    () => writeOutputs(JSON.parse('{"__proto__":{"admin":true}}') as object),
    {},
    /__proto__/,
  ],
  ["invalid outputs", () => writeOutputs({ roleArn: "qcs::cam::uin/1:roleName/x" }), {}, /roleArn/],
])("%s is rejected, and no offer is written", async (_what, spoil, options, words) => {
  await newKey();
  writeOutputs();
  spoil();
  await expect(create(options)).rejects.toThrow(words);
  expect(existsSync(at("orders.offer.json"))).toBe(false);
});
