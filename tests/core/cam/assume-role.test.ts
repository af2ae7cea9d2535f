import { evaluateAssumeRole, type AssumeRoleRequest, type TrustStatement } from "../../../core/cam";
import matrix from "../../matrix/cam-assume-role.json";
import { toPolicies, type WrittenPolicy } from "./matrix";

interface WrittenRequest extends Omit<AssumeRoleRequest, "role" | "callerPolicies"> {
  role: { accountUin: string; roleName: string; roleId: string };
  /** Statements of the role's trust policy. */
  trust: TrustStatement[] | "unknown";
  callerPolicies: WrittenPolicy[];
}

interface Case {
  name: string;
  rule: string;
  /** What differs from the matrix's default request. */
  request: Partial<WrittenRequest>;
  verdict: "allowed" | "refused" | "unknown";
  by?: "roleArn" | "caller" | "trust";
}

const cases = matrix.cases as unknown as Case[];
const defaultRequest = matrix.defaultRequest as unknown as WrittenRequest;
const rules: Readonly<Record<string, { rule: string; source: string }>> = matrix.rules;

describe.each(Object.entries(rules))("%s", (id) => {
  test.each(cases.filter(({ rule }) => rule === id))("$name: $verdict", ({ request, verdict, by }) => {
    const asked = toRequest(request);

    const decision = evaluateAssumeRole(asked);

    expect({ verdict: decision.verdict, by: "by" in decision ? decision.by : undefined }).toEqual({
      verdict,
      by,
    });
  });
});

test("every case of the matrix names a rule of its table", () => {
  const named = new Set(cases.map(({ rule }) => rule));

  expect([...named].sort()).toEqual(Object.keys(rules).sort());
});

const externalId = "9f86d081884c7d659a2feaa0c55ad015";
const trust: TrustStatement[] = [
  {
    effect: "allow",
    action: "name/sts:AssumeRole",
    principal: { qcs: ["qcs::cam::uin/200000000001:root"] },
    condition: { string_equal: { "sts:external_id": externalId } },
  },
];

test("a refusal by the trust tells that the external ID is missing, without telling the ID", () => {
  const request = toRequest({ trust });

  const decision = evaluateAssumeRole(request);

  expect(decision).toMatchObject({
    verdict: "refused",
    by: "trust",
    explanation: {
      verdict: "implicitlyDenied",
      statements: [
        {
          policy: "trust policy",
          statement: 0,
          match: "no",
          mismatches: [
            { reason: "conditionNotMet", operator: "string_equal", key: "sts:external_id", isMissing: true },
          ],
        },
      ],
    },
  });
  expect(JSON.stringify(decision)).not.toContain(externalId);
});

test("an allowed decision names the statement of each side", () => {
  const request = toRequest({ trust, externalId });

  const decision = evaluateAssumeRole(request);

  expect(decision).toMatchObject({
    verdict: "allowed",
    caller: { decisive: [{ policy: "policy 0", statement: 0 }] },
    trust: { decisive: [{ policy: "trust policy", statement: 0 }] },
  });
});

function toRequest(written: Partial<WrittenRequest>): AssumeRoleRequest {
  const { role, trust: statement, callerPolicies, ...rest } = { ...defaultRequest, ...written };
  const trustPolicy = statement === "unknown" ? statement : { version: "2.0" as const, statement };
  return { ...rest, role: { ...role, trustPolicy }, callerPolicies: toPolicies(callerPolicies) };
}
