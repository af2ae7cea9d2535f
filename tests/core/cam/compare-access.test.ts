import fc from "fast-check";
import {
  compareAccess,
  evaluate,
  type AttachedPolicy,
  type PolicyDocument,
  type Statement,
} from "../../../core/cam";
import { allRequests, anyPolicy } from "./small-universe";

const principal = { uin: "11", ownerUin: "1" };
const attached = (...documents: (PolicyDocument | "unknown")[]): AttachedPolicy[] =>
  documents.map((document, index) => ({ name: `policy ${index}`, document, creatorUin: "1" }));
const policy = (...statement: Statement[]): PolicyDocument => ({ version: "2.0", statement });
const allow = (action: string, resource = "*"): Statement => ({ effect: "allow", action, resource });
const deny = (action: string, resource = "*"): Statement => ({ effect: "deny", action, resource });
const role = (name: string) => `qcs::cam::uin/2:roleName/${name}`;

describe("the change of a principal's effective access", () => {
  test.each<[string, PolicyDocument | undefined, PolicyDocument | undefined, string]>([
    ["nothing to something", undefined, policy(allow("cdb:Describe*")), "added"],
    ["something to nothing", policy(allow("cdb:Describe*")), undefined, "removed"],
    ["more actions", policy(allow("cdb:Describe*")), policy(allow("cdb:*")), "widened"],
    ["fewer actions", policy(allow("cdb:*")), policy(allow("cdb:Describe*")), "narrowed"],
    [
      "a wildcard role",
      policy(allow("sts:AssumeRole", role("a"))),
      policy(allow("sts:AssumeRole", role("*"))),
      "widened",
    ],
    [
      "another role",
      policy(allow("sts:AssumeRole", role("a"))),
      policy(allow("sts:AssumeRole", role("b"))),
      "changed",
    ],
    ["a deny that came", policy(allow("cdb:*")), policy(allow("cdb:*"), deny("cdb:Drop*")), "narrowed"],
    ["a deny that went", policy(allow("cdb:*"), deny("cdb:Drop*")), policy(allow("cdb:*")), "widened"],
    [
      "a deny of what was never allowed",
      policy(allow("cdb:*")),
      policy(allow("cdb:*"), deny("cvm:*")),
      "rewritten",
    ],
    [
      "an allow inside another",
      policy(allow("cdb:*")),
      policy(allow("cdb:*"), allow("cdb:Describe*")),
      "rewritten",
    ],
    [
      "two patterns that together are not one",
      policy(allow("cdb:*A"), allow("cdb:A*")),
      policy(allow("cdb:*A*")),
      "widened",
    ],
    [
      "a condition that fell away",
      policy({ ...allow("cdb:*"), condition: { ip_equal: { "qcs:ip": "10.0.0.0/8" } } }),
      policy(allow("cdb:*")),
      "widened",
    ],
    [
      "a smaller range",
      policy({ ...allow("cdb:*"), condition: { ip_equal: { "qcs:ip": "10.0.0.0/8" } } }),
      policy({ ...allow("cdb:*"), condition: { ip_equal: { "qcs:ip": "10.0.0.0/9" } } }),
      "narrowed",
    ],
    [
      "a later end",
      policy({
        ...allow("cdb:*"),
        condition: { date_less_than: { "qcs:current_time": "2027-01-01T00:00:00Z" } },
      }),
      policy({
        ...allow("cdb:*"),
        condition: { date_less_than: { "qcs:current_time": "2027-02-01T00:00:00Z" } },
      }),
      "widened",
    ],
    [
      "a folder with what is in it, after only what is in it",
      policy(allow("cdb:*", "qcs::cdb::uin/1:folder/**")),
      policy(allow("cdb:*", "qcs::cdb::uin/1:folder/*")),
      "widened",
    ],
    ["another order", policy(allow("a:b"), deny("c:d")), policy(deny("name/c:d"), allow("a:b")), "equal"],
  ])("%s", (_name, before, after, expected) => {
    const comparison = compareAccess(principal, before ? attached(before) : [], after ? attached(after) : []);

    expect(comparison.change).toBe(expected);
  });

  test("a policy of unknown content that comes is unknown, one that stays is not", () => {
    const known = policy(allow("cdb:*"));

    expect(compareAccess(principal, attached(known), attached(known, "unknown"))).toMatchObject({
      change: "unknown",
      unknownPolicies: ["policy 1"],
    });
    expect(compareAccess(principal, attached(known, "unknown"), attached(known, "unknown")).change).toBe(
      "equal",
    );
  });

  test("where no policy is left, everything is removed, known or not", () => {
    expect(compareAccess(principal, attached("unknown"), []).change).toBe("removed");
  });

  test("an example shows a request that only one side allows", () => {
    const { gained } = compareAccess(
      principal,
      attached(policy(allow("sts:AssumeRole", role("a")))),
      attached(policy(allow("sts:AssumeRole", role("*")))),
    );

    expect(gained.map(({ example }) => example.action)).toEqual(["sts:AssumeRole"]);
    expect(gained[0]?.example.resource).not.toBe(role("a"));
  });
});

describe("properties, by brute force on a small universe", () => {
  const isAllowed = (document: PolicyDocument) =>
    allRequests.map((request) => evaluate(request, attached(document)).verdict === "allowed");

  test("nothing differs from itself", () => {
    fc.assert(
      fc.property(anyPolicy, (document) => {
        expect(compareAccess(principal, attached(document), attached(document)).change).toBe("equal");
      }),
    );
  });

  test("there is a gain or a loss wherever some request's answer differs", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (before, after) => {
        const [was, is] = [isAllowed(before), isAllowed(after)];
        const comparison = compareAccess(principal, attached(before), attached(after));
        if (comparison.change === "unknown") return;
        if (is.some((now, index) => now && !was[index])) expect(comparison.gained).not.toEqual([]);
        if (was.some((previously, index) => previously && !is[index]))
          expect(comparison.lost).not.toEqual([]);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 4_000 },
    );
  });

  test("every gain and every loss is proven by its example", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (before, after) => {
        const { gained, lost } = compareAccess(principal, attached(before), attached(after));
        for (const { example } of gained) {
          expect(evaluate(example, attached(before)).verdict).not.toBe("allowed");
          expect(evaluate(example, attached(after)).verdict).toBe("allowed");
        }
        for (const { example } of lost) {
          expect(evaluate(example, attached(before)).verdict).toBe("allowed");
          expect(evaluate(example, attached(after)).verdict).not.toBe("allowed");
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 4_000 },
    );
  });

  test("almost nothing is too entangled to be compared", () => {
    const changes = fc
      .sample(fc.tuple(anyPolicy, anyPolicy), { numRuns: 12, seed: 5 })
      .map(([before, after]) => compareAccess(principal, attached(before), attached(after)).change);

    expect(changes.filter((change) => change === "unknown").length).toBeLessThanOrEqual(1);
  });
});
