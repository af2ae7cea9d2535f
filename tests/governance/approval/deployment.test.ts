import { createHmac } from "node:crypto";
import {
  compareAccessReports,
  compareStatic,
  configurationFacts,
  digestOf,
  type Facts,
  keyedFingerprint,
} from "../../../governance/approval";

const facts: Facts = {
  expires: "2026-01-02T00:00:00.000Z",
  destination: { backend: "b8" },
  start: { "Pulumi.yaml": "c9" },
  program: { cam: "a1", cli: "b2" },
  sources: "d0",
  packages: { yaml: "e1" },
  lockFile: "c3",
  commit: "0123456789abcdef0123456789abcdef01234567",
  uncommitted: {},
  stacks: [
    {
      stack: "target",
      account: "f2",
      version: "a3",
      configuration: { "p:region": "d4" },
      grants: { orders: "e5" },
      live: { "cam:Policy orders-policy": "f6" },
      planned: {},
    },
  ],
  files: { "report.md": "a7" },
};

/** The facts with one value changed, by its path. */
function changed(path: string, value: unknown): Facts {
  const copy = structuredClone(facts) as unknown as Record<string, unknown>;
  const keys = path.split("/");
  const last = keys.pop()!;
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  holder[last] = value;
  return copy as unknown as Facts;
}

test.each([
  ["expires", "2026-01-03T00:00:00.000Z"],
  ["destination/backend", "00"],
  ["start/Pulumi.yaml", "00"],
  ["program/cam", "00"],
  ["sources", "00"],
  ["packages/yaml", "00"],
  ["lockFile", "00"],
  ["commit", "00"],
  ["uncommitted/file", "00"],
  ["stacks/0/stack", "other"],
  ["stacks/0/account", "00"],
  ["stacks/0/version", "00"],
  ["stacks/0/configuration/p:region", "00"],
  ["stacks/0/grants/orders", "00"],
  ["stacks/0/live/cam:Policy orders-policy", "00"],
  ["stacks/0/planned/new", "00"],
  ["files/report.md", "00"],
])("the digest changes with %s", (path, value) => {
  expect(digestOf(changed(path, value))).not.toBe(digestOf(facts));
});

test("the digest does not depend on the order of the facts", () => {
  const reversed = Object.fromEntries(Object.entries(facts).reverse()) as Facts;
  expect(digestOf(reversed)).toBe(digestOf(facts));
});

test("the digest of an approval is the one that earlier versions computed", () => {
  expect(digestOf(facts)).toBe("63bd56856978c6ee29cf8dcc73c2ae95ffd492a87ea63158eb34e8fbb9361e68");
});

test("the fingerprint of integer-like keys differs from earlier versions, which sorted them as numbers", () => {
  const value = { "9": "b", "10": "a" };
  expect(keyedFingerprint(value, "key")).toBe(
    createHmac("sha256", "key").update('{"10":"a","9":"b"}').digest("hex"),
  );
});

test.each([
  ["destination/backend", "approval.destinationDiffers", { name: "backend" }],
  ["destination/TENCENTCLOUD_ENDPOINT", "approval.destinationDiffers", { name: "TENCENTCLOUD_ENDPOINT" }],
  ["start/Pulumi.yaml", "approval.startDiffers", { name: "Pulumi.yaml" }],
  ["sources", "approval.sourcesDiffer", {}],
  ["packages/yaml", "approval.packageDiffers", { package: "yaml" }],
  ["packages/shadow", "approval.packageDiffers", { package: "shadow" }],
  ["stacks/0/account", "approval.destinationDiffers", { name: "account of target" }],
  ["stacks/0/version", "approval.versionDiffers", { stack: "target" }],
  ["program/cam", "approval.programDiffers", { folder: "cam" }],
  ["program/new", "approval.programDiffers", { folder: "new" }],
  ["lockFile", "approval.lockFileDiffers", {}],
  ["commit", "approval.commitDiffers", { approved: "0123456789ab", present: "00" }],
  ["uncommitted/cli/main.ts", "approval.workingTreeDiffers", { file: "cli/main.ts" }],
  ["stacks/0/configuration/p:region", "approval.configurationDiffers", { stack: "target", key: "p:region" }],
  ["stacks/0/grants/orders", "approval.grantDiffers", { stack: "target", grant: "orders" }],
])("a change of %s is reported", (path, code, parameters) => {
  const keys =
    path === "uncommitted/cli/main.ts" ? { ...facts, uncommitted: { "cli/main.ts": "00" } } : undefined;

  const found = compareStatic(facts, keys ?? changed(path, "00"));

  expect(found).toEqual([{ code, parameters }]);
});

describe("the facts of a stack file", () => {
  const content = {
    config: { "p:region": "ap-guangzhou", "p:grants": [{ name: "orders", kinds: ["mysql"] }], "p:none": [] },
    encryptionsalt: "v1:salt",
  };

  test("name every value by its path", () => {
    expect(Object.keys(configurationFacts(content))).toEqual([
      "p:region",
      "p:grants[0].name",
      "p:grants[0].kinds[0]",
      "p:none",
      "encryptionsalt",
    ]);
  });

  test("depend on the salt of the file, so they cannot be guessed without it", () => {
    const [one, other] = [
      configurationFacts(content),
      configurationFacts({ ...content, encryptionsalt: "v1:x" }),
    ];

    expect(Object.keys(one).filter((key) => one[key] === other[key])).toEqual([]);
  });
});

test("differing access is reported by principal and role", () => {
  const path = {
    principal: "200/user/a",
    role: "100/role/r",
    change: "added",
    trust: "withExternalId",
  } as const;
  const permission = {
    subject: "100/role/r",
    change: "equal",
    policies: [],
    gained: [],
    lost: [],
    open: [],
    hasUnknown: false,
    unknownPolicies: [],
  } as const;

  const found = compareAccessReports(
    { paths: [path], permissions: [permission] },
    { paths: [{ ...path, trust: "always" }], permissions: [{ ...permission, unknownPolicies: ["p"] }] },
  );

  expect(found.map(({ parameters }) => parameters.subject)).toEqual([
    "200/user/a → 100/role/r",
    "100/role/r",
  ]);
});
