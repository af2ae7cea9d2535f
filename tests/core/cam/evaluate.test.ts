import { evaluate, type AccessRequest, type Statement, type Verdict } from "../../../core/cam";
import matrix from "../../matrix/cam-evaluation.json";
import { toPolicies, type WrittenPolicy } from "./matrix";

interface Case {
  name: string;
  rule: string;
  policies: WrittenPolicy[];
  /** What differs from the matrix's default request. */
  request?: Partial<AccessRequest>;
  verdict: Verdict;
}

const cases = matrix.cases as unknown as Case[];
const rules: Readonly<Record<string, { rule: string; source: string }>> = matrix.rules;

describe.each(Object.entries(rules))("%s", (id) => {
  test.each(cases.filter(({ rule }) => rule === id))("$name: $verdict", ({ policies, request, verdict }) => {
    const asked: AccessRequest = { ...matrix.defaultRequest, ...request };

    const evaluation = evaluate(asked, toPolicies(policies));

    expect(evaluation.verdict).toBe(verdict);
  });
});

test("every case of the matrix names a rule of its table", () => {
  const named = new Set(cases.map(({ rule }) => rule));

  expect([...named].sort()).toEqual(Object.keys(rules).sort());
});

describe("explanation", () => {
  const request = { ...matrix.defaultRequest, context: { region: "ap-shanghai" } };

  test("tells for every statement what does not match", () => {
    const policies = toPolicies([
      [
        { effect: "allow", action: "dts:*", resource: "qcs::dts:::*" },
        {
          effect: "allow",
          action: "cdb:*",
          resource: "*",
          condition: { string_equal: { region: "ap-guangzhou" }, "for_any_value:bool_equal": { mfa: true } },
        },
      ],
    ]);

    const evaluation = evaluate(request, policies);

    expect(evaluation).toEqual({
      verdict: "implicitlyDenied",
      decisive: [],
      unknownPolicies: [],
      statements: [
        {
          policy: "policy 0",
          statement: 0,
          effect: "allow",
          match: "no",
          mismatches: [{ reason: "actionMismatch" }, { reason: "resourceMismatch" }],
        },
        {
          policy: "policy 0",
          statement: 1,
          effect: "allow",
          match: "no",
          mismatches: [
            { reason: "conditionNotMet", operator: "string_equal", key: "region", isMissing: false },
            { reason: "conditionNotMet", operator: "for_any_value:bool_equal", key: "mfa", isMissing: true },
          ],
        },
      ],
    });
  });

  test.each<[Verdict, WrittenPolicy[], { policy: string; statement: number }[], string[]]>([
    ["allowed", [[allow("dts:*"), allow("cdb:*")], [allow("*")]], [at(0, 1), at(1, 0)], []],
    ["explicitlyDenied", [[allow("*")], [deny("cdb:*")], "unknown"], [at(1, 0)], []],
    ["unknown", [[allow("permid/1")], "unknown", [deny("permid/1")]], [at(0, 0)], ["policy 1"]],
    ["unknown", [[allow("*")], [deny("permid/1")]], [at(1, 0)], []],
    ["implicitlyDenied", [[deny("permid/1")]], [], []],
  ])("names what made the verdict %s: %j", (verdict, policies, decisive, unknownPolicies) => {
    const evaluation = evaluate(request, toPolicies(policies));

    expect(evaluation).toMatchObject({ verdict, decisive, unknownPolicies });
  });
});

function allow(action: string): Statement {
  return { effect: "allow", action, resource: "*" };
}

function deny(action: string): Statement {
  return { effect: "deny", action, resource: "*" };
}

function at(policy: number, statement: number): { policy: string; statement: number } {
  return { policy: `policy ${policy}`, statement };
}
