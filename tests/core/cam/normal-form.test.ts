import fc from "fast-check";
import {
  evaluate,
  evaluateAssumeRole,
  meaningText,
  normalizePolicy,
  normalizeTrustPolicy,
  parsePolicyDocument,
  parseTrustPolicy,
  sameMeaning,
  unknownValue,
  type PolicyDocument,
  type TrustPolicy,
} from "../../../core/cam";
import { allRequests, anyPolicy, anyTrustPolicy, contexts } from "./small-universe";

const policy = (...statement: PolicyDocument["statement"]): PolicyDocument => ({ version: "2.0", statement });
const trust = (...statement: TrustPolicy["statement"]): TrustPolicy => ({ version: "2.0", statement });
const allow = { effect: "allow", action: "cdb:*", resource: "*" } as const;
const trusted = {
  effect: "allow",
  action: "sts:AssumeRole",
  principal: { qcs: "qcs::cam::uin/1:root" },
} as const;
const ipIs = (...values: string[]) => policy({ ...allow, condition: { ip_equal: { "qcs:ip": values } } });

const callers = [
  { kind: "root", accountUin: "1", uin: "1" },
  { kind: "user", accountUin: "1", uin: "11" },
  { kind: "user", accountUin: "1", uin: "12" },
  { kind: "user", accountUin: "2", uin: "11" },
] as const;

describe("the same meaning", () => {
  test.each<[string, PolicyDocument, PolicyDocument]>([
    ["name/ before an action", policy(allow), policy({ ...allow, action: "name/cdb:*" })],
    ["brackets around one value", policy(allow), policy({ ...allow, action: ["cdb:*"], resource: ["*"] })],
    ["every action of every product", policy({ ...allow, action: "*" }), policy({ ...allow, action: "*:*" })],
    [
      "the order of statements",
      policy(allow, { ...allow, effect: "deny" }),
      policy({ ...allow, effect: "deny" }, allow),
    ],
    ["a statement twice", policy(allow), policy(allow, allow)],
    [
      "the order of actions",
      policy({ ...allow, action: ["a:b", "c:d"] }),
      policy({ ...allow, action: ["c:d", "a:b", "c:d"] }),
    ],
    [
      "a project in a resource",
      policy({ ...allow, resource: "qcs::cdb:::instanceId/a" }),
      policy({ ...allow, resource: "qcs:id/0:cdb:::instanceId/a" }),
    ],
    ["an empty condition", policy(allow), policy({ ...allow, condition: { string_equal: {} } })],
    ["host bits of a range", ipIs("10.217.182.3/24"), ipIs("10.217.182.0/24")],
    ["the order of condition values", ipIs("10.0.0.1", "10.0.0.2"), ipIs("10.0.0.2", "10.0.0.1", "10.0.0.2")],
    [
      "a number written as text",
      policy({ ...allow, condition: { numeric_equal: { mfa: 1 } } }),
      policy({ ...allow, condition: { numeric_equal: { mfa: ["1"] } } }),
    ],
    [
      "a moment in another time zone",
      policy({ ...allow, condition: { date_less_than: { "qcs:current_time": "2027-01-01T00:00:00Z" } } }),
      policy({
        ...allow,
        condition: { date_less_than: { "qcs:current_time": "2027-01-01T08:00:00+08:00" } },
      }),
    ],
  ])("%s", (_name, left, right) => {
    expect(sameMeaning(left, right)).toBe(true);
    expect(meaningText(left)).toBe(meaningText(right));
  });

  test("a main account as root and by its uin, as CAM may give it back", () => {
    const written = trust({ ...trusted, action: "name/sts:AssumeRole" });
    const givenBack = parseTrustPolicy(
      '{"statement":[{"principal":{"qcs":["qcs::cam::uin\\/1:uin\\/1"]},"effect":"allow","action":["sts:AssumeRole"]}],"version":"2.0"}',
    );

    expect(givenBack.ok && sameMeaning(written, givenBack.document)).toBe(true);
  });
});

describe("another meaning", () => {
  test.each<[string, PolicyDocument, PolicyDocument]>([
    ["the effect", policy(allow), policy({ ...allow, effect: "deny" })],
    ["an action", policy(allow), policy({ ...allow, action: "cdb:Describe*" })],
    ["the case of an action", policy(allow), policy({ ...allow, action: "CDB:*" })],
    ["a resource", policy(allow), policy({ ...allow, resource: "qcs::cdb:::*" })],
    ["a condition", policy(allow), ipIs("10.0.0.1")],
    ["a range", ipIs("10.0.0.0/24"), ipIs("10.0.0.0/25")],
    [
      "an operator",
      policy({ ...allow, condition: { string_equal: { k: "a" } } }),
      policy({ ...allow, condition: { string_equal_if_exist: { k: "a" } } }),
    ],
    [
      "the case of a value where case counts",
      policy({ ...allow, condition: { string_equal: { k: "a" } } }),
      policy({ ...allow, condition: { string_equal: { k: "A" } } }),
    ],
    ["nothing at all", policy(allow), policy()],
  ])("%s", (_name, left, right) => {
    expect(sameMeaning(left, right)).toBe(false);
  });

  test("a sub-user is not its main account", () => {
    expect(
      sameMeaning(trust(trusted), trust({ ...trusted, principal: { qcs: "qcs::cam::uin/1:uin/11" } })),
    ).toBe(false);
  });

  test("a product is not an account of that name", () => {
    expect(
      sameMeaning(
        trust({ ...trusted, principal: { service: "a.b" } }),
        trust({ ...trusted, principal: { qcs: "a.b" } }),
      ),
    ).toBe(false);
  });

  test("what is not known yet equals nothing, not even itself", () => {
    const document = trust({ ...trusted, condition: { string_equal: { "sts:external_id": unknownValue } } });

    expect(sameMeaning(document, document)).toBe(false);
  });
});

describe("properties", () => {
  test("the normal form of a normal form is itself", () => {
    fc.assert(
      fc.property(anyPolicy, (document) => {
        const normal = normalizePolicy(document);
        expect(normalizePolicy(normal)).toEqual(normal);
      }),
    );
    fc.assert(
      fc.property(anyTrustPolicy, (document) => {
        const normal = normalizeTrustPolicy(document);
        expect(normalizeTrustPolicy(normal)).toEqual(normal);
      }),
    );
  });

  test("a policy and its normal form answer every request alike", () => {
    fc.assert(
      fc.property(anyPolicy, (document) => {
        const verdicts = (candidate: PolicyDocument) =>
          allRequests.map((request) => evaluate(request, [{ name: "policy", document: candidate }]).verdict);
        expect(verdicts(normalizePolicy(document))).toEqual(verdicts(document));
      }),
    );
  });

  test("a trust policy and its normal form trust the same callers", () => {
    const role = { accountUin: "9", roleName: "role", roleId: "90" };
    const everything = { name: "policy", document: policy({ effect: "allow", action: "*", resource: "*" }) };

    fc.assert(
      fc.property(anyTrustPolicy, (document) => {
        const verdicts = (trustPolicy: TrustPolicy) =>
          callers.flatMap((caller) =>
            contexts.map(
              (context) =>
                evaluateAssumeRole({
                  caller,
                  role: { ...role, trustPolicy },
                  requestedArn: "qcs::cam::uin/9:roleName/role",
                  callerPolicies: [everything],
                  context,
                }).verdict,
            ),
          );
        expect(verdicts(normalizeTrustPolicy(document))).toEqual(verdicts(document));
      }),
    );
  });

  test("what was parsed, in whatever shape, means what was written", () => {
    fc.assert(
      fc.property(
        anyPolicy.filter(({ statement }) => statement.length > 0),
        (document) => {
          const shouted = JSON.stringify(document).replace(
            /"(version|statement|effect|action|resource|condition)":/g,
            (name) => name.toUpperCase(),
          );
          const withoutProjects = shouted.replaceAll("qcs:id/0:", "qcs::");
          const parsed = parsePolicyDocument(withoutProjects);
          expect(parsed.ok && sameMeaning(parsed.document, document)).toBe(true);
        },
      ),
    );
  });
});
