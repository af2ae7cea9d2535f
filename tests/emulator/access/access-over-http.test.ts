import { roleArn } from "../../../core/cam";
import { accessCases, parties, roleName, type AccessCase } from "../../support/access-matrix";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let policyId: number;
let isAttached = false;

const user = () => emulator.target.user("dts-operator");
const verdictsByRule = (cases: readonly AccessCase[]) =>
  [...new Set(cases.map(({ rule, verdict }) => `${rule}: ${verdict}`))].sort();

beforeAll(async () => {
  emulator = await startTestEmulator();
  const created = await emulator.target.root.cam.CreatePolicy({
    PolicyName: "of-the-case",
    PolicyDocument: JSON.stringify({
      version: "2.0",
      statement: [{ effect: "deny", action: "*", resource: "*" }],
    }),
  });
  policyId = created.PolicyId!;
  await emulator.source.root.cam.CreateRole({
    RoleName: roleName,
    PolicyDocument: JSON.stringify(accessCases[0]!.trustPolicy),
  });
});

afterAll(() => emulator.stop());

test("the accounts of the matrix are the default accounts of the emulator", () => {
  expect({ source: emulator.source.uin, target: emulator.target.uin, user: user().uin }).toEqual(parties);
});

test("every rule is met over HTTP with every verdict that it leads to", () => {
  expect(verdictsByRule(accessCases.filter(({ isOverHttp }) => isOverHttp))).toEqual(
    verdictsByRule(accessCases),
  );
});

test.each(accessCases.filter(({ isOverHttp }) => isOverHttp))("$rule: $name: $verdict", async (example) => {
  await arrange(example);
  expect(await verdictOverHttp(example)).toBe(example.verdict);
});

/** Gives the role its trust policy and the sub-user its only policy, over the official SDK. */
async function arrange({ trustPolicy, policy }: AccessCase): Promise<void> {
  const { cam } = emulator.target.root;
  const userUin = Number(user().uin);
  await emulator.source.root.cam.UpdateAssumeRolePolicy({
    RoleName: roleName,
    PolicyDocument: JSON.stringify(trustPolicy),
  });
  if (policy) await cam.UpdatePolicy({ PolicyId: policyId, PolicyDocument: JSON.stringify(policy) });
  if (policy && !isAttached) await cam.AttachUserPolicy({ PolicyId: policyId, AttachUin: userUin });
  if (!policy && isAttached) await cam.DetachUserPolicy({ PolicyId: policyId, DetachUin: userUin });
  isAttached = policy !== undefined;
}

async function verdictOverHttp({ caller, externalId }: AccessCase): Promise<string> {
  const { sts } = caller === "main account" ? emulator.target.root : user().clients;
  const request = {
    RoleArn: roleArn(parties.source, roleName),
    RoleSessionName: "matrix",
    ExternalId: externalId,
  };
  return sts.AssumeRole(request).then(
    () => "allowed",
    ({ code }: { code?: string }) => (code === "UnauthorizedOperation" ? "refused" : String(code)),
  );
}
