import fc from "fast-check";
import { renderProblems } from "../../../core/messages";
import { parseStackConfiguration } from "../../../stacks/config";
import { bases } from "../../matrix/configuration-errors.json";
import { changeAt } from "./change-at";
import { handedOver, project } from "./stack-file";

function parse(configuration: Record<string, unknown>, secretKeys = ["jobs"]) {
  const { raw, options } = handedOver(configuration, secretKeys);
  return parseStackConfiguration(raw, options);
}

test("a role name that is not given follows from the grant's name", () => {
  const configuration = changeAt(bases.source, { "grants[0].name": "billing" });

  const parsed = parse(configuration);

  expect(parsed).toMatchObject({ configuration: { grants: [{ roleName: "dts-billing" }] } });
});

test.each([
  ["2027-06-30", "2027-06-30T00:00:00Z"],
  ["2027-06-30T10:00:00+08:00", "2027-06-30T02:00:00Z"],
  // A date and a time as the engine passes them when they are not quoted.
  ["2027-06-30 00:00:00 +0000 UTC", "2027-06-30T00:00:00Z"],
  ["2027-06-30 10:00:00 +0800 +0800", "2027-06-30T02:00:00Z"],
])("the end of a grant may be written %s", (written, expires) => {
  const configuration = changeAt(bases.source, { "grants[0].expires": written });

  const parsed = parse(configuration);

  expect(parsed).toMatchObject({ configuration: { grants: [{ expires }] } });
});

test("dates and times of a job may be unquoted", () => {
  // Given what the engine makes of them
  const configuration = changeAt(bases.target, {
    "jobs[0].startAt": "2030-01-31 02:00:00 +0800 +0800",
    "jobs[0].skipSteps": [{ step: "OptimizeCheck", reason: "known", until: "2030-12-31 00:00:00 +0000 UTC" }],
  });

  const parsed = parse(configuration);

  expect(parsed).toMatchObject({
    configuration: {
      jobs: [{ startAt: "2030-01-31T02:00:00+08:00", skipSteps: [{ until: "2030-12-31" }] }],
    },
  });
});

test("a UIN may be written without quotes", () => {
  const configuration = changeAt(bases.source, { "grants[0].targetUin": 200000000001 });

  const parsed = parse(configuration);

  expect(parsed).toMatchObject({ configuration: { grants: [{ targetUin: "200000000001" }] } });
});

test("without granter the executor grants; without executor the main account runs the jobs", () => {
  const userOnly = changeAt(bases.target, {
    executor: { as: "user", userName: "dts-operator", credentials: "profile:operator" },
  });

  const parsed = [parse(userOnly), parse(bases.target)];

  expect(parsed).toMatchObject([
    { configuration: { granter: { credentials: "profile:operator" } } },
    {
      configuration: {
        executor: { as: "mainAccount", credentials: "environment:TENCENTCLOUD" },
        granter: { credentials: "environment:TENCENTCLOUD" },
      },
    },
  ]);
});

test("a grant comes from a stack, under its own or another name, from a file, or from a signed offer", () => {
  const publicKey = "ed25519:CnITpot5otwmkV2SzfwO+R9ROLlrayY5JMhH6N2sY2s=";
  const configuration = changeAt(bases.target, {
    grants: [
      { name: "orders", stack: "source" },
      { name: "billing", stack: "organization/dts-cross-account/other", nameInStack: "orders" },
      { name: "ledger", file: "grants/ledger.json" },
      { name: "stock", offer: "grants/stock.offer.json", publicKey },
      { name: "staff", offer: "grants/hr.offer.json", publicKey, nameInStack: "hr" },
    ],
    "jobs[0].grant": "ledger",
  });

  const parsed = parse(configuration);

  expect(parsed).toMatchObject({
    configuration: {
      grants: [
        { name: "orders", from: "stack", stack: "source", nameInStack: "orders" },
        {
          name: "billing",
          from: "stack",
          nameInStack: "orders",
          stack: "organization/dts-cross-account/other",
        },
        { name: "ledger", from: "file", file: "grants/ledger.json" },
        {
          ...{ name: "stock", from: "offer", nameInStack: "stock" },
          ...{ offer: "grants/stock.offer.json", publicKey },
        },
        {
          ...{ name: "staff", from: "offer", nameInStack: "hr" },
          ...{ offer: "grants/hr.offer.json", publicKey },
        },
      ],
      jobs: [{ grant: "ledger" }],
    },
  });
});

test("a database is copied whole, or by its listed tables", () => {
  const configuration = changeAt(bases.target, {
    "jobs[0].objects.databases": [
      { name: "shop", tables: "all" },
      { name: "billing", renameTo: "invoices", tables: [{ name: "paid", filter: "year > 2024" }] },
    ],
  });

  const parsed = parse(configuration);

  const databases = [
    { name: "shop" },
    { name: "billing", renameTo: "invoices", tables: [{ name: "paid", filter: "year > 2024" }] },
  ];
  expect(parsed.ok && "jobs" in parsed.configuration && parsed.configuration.jobs[0]?.objects).toEqual({
    databases,
  });
});

test("keys of other namespaces are no business of ours, unless the namespace is misspelled", () => {
  const { raw, options } = handedOver(bases.source);
  const foreign = { ...raw, "aws:region": "x", "pulumi:tags": "{}", "dts-cross-accounts:jobs": "[]" };

  const parsed = parseStackConfiguration(foreign, options);

  const problem = { code: "configuration.namespaceMisspelled", parameters: { nearest: `${project}:jobs` } };
  expect(parsed).toMatchObject({ ok: false, problems: [problem] });
  expect(!parsed.ok && parsed.problems).toHaveLength(1);
});

test("a password pasted into the wrong line is not repeated", () => {
  const configuration = changeAt(bases.target, {
    region: "ap-source-secret-1",
    "grants[0].stack": "a source-secret b",
    "jobs[0].target.instanceId": "source-secret",
    "jobs[0].desiredState": "target-secret",
  });

  const parsed = parse(configuration);

  const said = parsed.ok ? "" : renderProblems(parsed.problems, "en");
  expect(said.match(/\*\*\*/g)).toHaveLength(4);
  expect(said).not.toMatch(/(source|target)-secret/);
});

describe("any input", () => {
  const key = fc.constantFrom(
    ...Object.keys(bases.target),
    ...Object.keys(bases.source),
    "executor",
    "granter",
  );
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom("source", "target", "[", "{}", "[{}]", "[[]]", "null", "toString"),
  );
  const anyKey = fc.oneof(key, fc.constantFrom("__proto__", "constructor", ""), fc.string());
  const anyRaw = fc.dictionary(
    anyKey.map((name) => `${project}:${name}`),
    text,
  );

  function expectAnswer(raw: Record<string, string>): void {
    const { options } = handedOver({}, ["jobs"]);
    const parsed = parseStackConfiguration(raw, options);
    if (parsed.ok) return;
    expect(parsed.problems.length).toBeGreaterThan(0);
    for (const { path } of parsed.problems) expect(path).toMatch(/^Pulumi\.test\.yaml: ./);
  }

  test("garbage is answered with problems that have a path", () => {
    // Given anything, When parsed, Then
    fc.assert(fc.property(anyRaw, expectAnswer), { numRuns: 1000 });
  });

  const paths = pathsOf(bases.target).map((path) => ({ base: bases.target as object, path }));
  const places = [...paths, ...pathsOf(bases.source).map((path) => ({ base: bases.source as object, path }))];

  test("a right configuration with anything at any place is answered with problems that have a path", () => {
    // Given a right configuration, When one value is replaced and it is parsed, Then
    const spoiled = fc.tuple(fc.constantFrom(...places), fc.jsonValue()).map(([{ base, path }, value]) => {
      return handedOver(changeAt(base, { [path]: value })).raw;
    });
    fc.assert(fc.property(spoiled, expectAnswer), { numRuns: 1000 });
  });

  test("a name that cannot be converted to text is reported like any other mistake", () => {
    // Given, When, Then
    expectAnswer(handedOver(changeAt(bases.target, { "jobs.0.name": { toString: 0 } })).raw);
  });
});

/** Every place of a configuration, as `changeAt` takes it. */
function pathsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, path ? `${path}.${key}` : key),
  );
  return path ? [path, ...inner] : inner;
}
