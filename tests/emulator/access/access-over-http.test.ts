import { evaluateAssumeRole, roleArn, type Statement, type TrustStatement } from "../../../core/cam";
import matrix from "../../matrix/access-over-http.json";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

interface Case {
  readonly name: string;
  readonly rule: string;
  readonly caller: "root" | "user";
  /** `<user>` and `<other user>` stand for the uins of two sub-users of the target. */
  readonly trust: readonly TrustStatement[];
  readonly externalId?: string;
  /** Statements of the sub-user's only policy. */
  readonly policy?: readonly Statement[];
  readonly verdict: "allowed" | "refused";
}

const cases = matrix.cases as unknown as Case[];
const rules: Readonly<Record<string, unknown>> = matrix.rules;
const roleName = "DTS-role";
const version = "2.0" as const;

let emulator: TestEmulator;
let policyId: number;
let isAttached = false;

beforeAll(async () => {
  emulator = await startTestEmulator();
  const { cam } = emulator.target.root;
  const nothing = { effect: "deny", action: "*", resource: "*" };
  const created = await cam.CreatePolicy({
    PolicyName: "of-the-case",
    PolicyDocument: JSON.stringify({ version, statement: [nothing] }),
  });
  policyId = created.PolicyId!;
  await emulator.source.root.cam.CreateRole({
    RoleName: roleName,
    PolicyDocument: JSON.stringify({ version, statement: [trustOfNobody()] }),
  });
});

afterAll(() => emulator.stop());

const user = () => emulator.target.user("dts-operator");
const trustOfNobody = () => ({
  effect: "allow",
  action: "name/sts:AssumeRole",
  principal: { qcs: [`qcs::cam::uin/${emulator.source.uin}:root`] },
});

/** Puts the emulated accounts into the state of the case, by the official SDK. */
async function arrange({ policy }: Case, trust: readonly TrustStatement[]): Promise<void> {
  const { cam } = emulator.target.root;
  const userUin = Number(user().uin);
  await emulator.source.root.cam.UpdateAssumeRolePolicy({
    RoleName: roleName,
    PolicyDocument: JSON.stringify({ version, statement: trust }),
  });
  if (policy) {
    await cam.UpdatePolicy({
      PolicyId: policyId,
      PolicyDocument: JSON.stringify({ version, statement: policy }),
    });
  }
  if (policy && !isAttached) await cam.AttachUserPolicy({ PolicyId: policyId, AttachUin: userUin });
  if (!policy && isAttached) await cam.DetachUserPolicy({ PolicyId: policyId, DetachUin: userUin });
  isAttached = policy !== undefined;
}

async function answerOverHttp({ caller, externalId }: Case): Promise<string> {
  const { sts } = caller === "root" ? emulator.target.root : user().clients;
  const request = {
    RoleArn: roleArn(emulator.source.uin, roleName),
    RoleSessionName: "matrix",
    ExternalId: externalId,
  };
  return sts.AssumeRole(request).then(
    () => "allowed",
    ({ code }: { code?: string }) => (code === "UnauthorizedOperation" ? "refused" : String(code)),
  );
}

function verdictOfCam({ caller, externalId, policy }: Case, trust: readonly TrustStatement[]): string {
  const accountUin = emulator.target.uin;
  return evaluateAssumeRole({
    caller:
      caller === "root"
        ? { kind: "root", accountUin, uin: accountUin }
        : { kind: "user", accountUin, uin: user().uin },
    role: {
      accountUin: emulator.source.uin,
      roleName,
      roleId: "1",
      trustPolicy: { version, statement: trust },
    },
    requestedArn: roleArn(emulator.source.uin, roleName),
    callerPolicies: policy ? [{ name: "of-the-case", document: { version, statement: policy } }] : [],
    externalId,
    context: { "qcs:ip": "127.0.0.1", "qcs:current_time": new Date(emulator.clock.now()).toISOString() },
  }).verdict;
}

test.each(cases)("$rule: $name: $verdict", async (example) => {
  // Given
  const otherUser = emulator.accounts[1]?.users.find(({ uin }) => uin !== user().uin);
  const trust = JSON.parse(
    JSON.stringify(example.trust)
      .replaceAll("<user>", user().uin)
      .replaceAll("<other user>", otherUser?.uin ?? ""),
  ) as TrustStatement[];
  await arrange(example, trust);
  // When
  const answers = { overHttp: await answerOverHttp(example), byCam: verdictOfCam(example, trust) };
  // Then
  expect(answers).toEqual({ overHttp: example.verdict, byCam: example.verdict });
});

test("the matrix has at least 200 cases, and every one names a documented rule", () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect([...new Set(cases.map(({ rule }) => rule))].sort()).toEqual(Object.keys(rules).sort());
});
