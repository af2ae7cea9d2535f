import { evaluateAssumeRole, roleArn } from "../../../core/cam";
import { accessCases, parties, roleName, type AccessCase } from "../../support/access-matrix";

const arn = roleArn(parties.source, roleName);
const accountUin = parties.target;

test.each(accessCases)("$rule: $name: $verdict", (example) => {
  expect(verdictOf(example)).toBe(example.verdict);
});

function verdictOf({ caller, externalId, policy, trustPolicy }: AccessCase): string {
  return evaluateAssumeRole({
    caller:
      caller === "main account"
        ? { kind: "root", accountUin, uin: accountUin }
        : { kind: "user", accountUin, uin: parties.user },
    role: { accountUin: parties.source, roleName, roleId: "4611686018427388001", trustPolicy },
    requestedArn: arn,
    callerPolicies: policy ? [{ name: "of the case", document: policy, creatorUin: accountUin }] : [],
    externalId,
    context: { "qcs:ip": "127.0.0.1", "qcs:current_time": "2026-08-21T06:00:00.000Z" },
  }).verdict;
}
