import { roleArn } from "../../../core/cam";
import { startTestEmulator, type SdkClients, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let externalId: string;

beforeEach(async () => {
  emulator = await startTestEmulator();
  externalId = "an-external-id";
});

afterEach(() => emulator.stop());

/** The role of the manual procedure, created by the source's main account for the target's. */
async function grantRole(overrides: { SessionDuration?: number; principal?: string } = {}): Promise<string> {
  const { principal = `qcs::cam::uin/${emulator.target.uin}:root`, ...fields } = overrides;
  const statement = {
    action: "name/sts:AssumeRole",
    effect: "allow",
    principal: { qcs: [principal] },
    condition: { string_equal: { "sts:external_id": externalId } },
  };
  await emulator.source.root.cam.CreateRole({
    RoleName: "DTS-role",
    PolicyDocument: JSON.stringify({ version: "2.0", statement: [statement] }),
    ...fields,
  });
  return roleArn(emulator.source.uin, "DTS-role");
}

/** Steps 7-11: a policy on exactly this role for the sub-user. */
async function allowToAssume(userName: string, RoleArn: string): Promise<void> {
  const { cam } = emulator.target.root;
  const statement = [{ effect: "allow", action: ["name/sts:AssumeRole"], resource: [RoleArn] }];
  const { PolicyId } = await cam.CreatePolicy({
    PolicyName: "assume",
    PolicyDocument: JSON.stringify({ version: "2.0", statement }),
  });
  await cam.AttachUserPolicy({ PolicyId: PolicyId!, AttachUin: Number(emulator.target.user(userName).uin) });
}

function assume({ sts }: SdkClients, RoleArn: string, others: object = {}) {
  return sts.AssumeRole({ RoleArn, RoleSessionName: "test", ExternalId: externalId, ...others });
}

test("a trusted main account gets keys for the role's account", async () => {
  const arn = await grantRole();
  await emulator.source.root.cam.AttachRolePolicy({
    AttachRoleName: "DTS-role",
    PolicyName: "QcloudCDBInnerReadOnlyAccess",
  });
  const { Credentials, ExpiredTime } = await assume(emulator.target.root, arn);
  const session = emulator.clientsOf({
    secretId: Credentials!.TmpSecretId!,
    secretKey: Credentials!.TmpSecretKey!,
    token: Credentials!.Token!,
  });
  const identity = await session.sts.GetCallerIdentity();
  const { Items } = await session.cdb.DescribeDBInstances({ InstanceIds: ["cdb-orders57"] });
  expect(ExpiredTime).toBe(Math.floor(emulator.clock.now() / 1000) + 7200);
  expect(identity).toMatchObject({
    Type: "CAMRole",
    AccountId: emulator.source.uin,
    PrincipalId: emulator.target.uin,
    UserId: expect.stringMatching(/^\d+:test$/),
  });
  expect(Items).toMatchObject([{ InstanceId: "cdb-orders57", Status: 1, EngineVersion: "5.7" }]);
});

test("a sub-user needs a policy of its own account on exactly this role", async () => {
  const arn = await grantRole();
  const { clients } = emulator.target.user("dts-operator");
  const refused = assume(clients, arn);
  await expect(refused).rejects.toMatchObject({
    code: "UnauthorizedOperation",
    message: `you are not authorized to perform operation (sts:AssumeRole)\nresource (${arn}) has no permission`,
  });
  await allowToAssume("dts-operator", arn);
  await expect(assume(clients, arn)).resolves.toHaveProperty("Credentials.Token");
});

test.each([
  ["an unknown role", { RoleArn: "qcs::cam::uin/100018273645:roleName/other" }, "InternalError.GetRoleError"],
  [
    "an unknown account",
    { RoleArn: "qcs::cam::uin/100000000001:roleName/DTS-role" },
    "InternalError.GetRoleError",
  ],
  ["no role name at all", { RoleArn: "DTS-role" }, "InvalidParameter.ParamError"],
  ["a wrong external ID", { ExternalId: "another" }, "UnauthorizedOperation"],
  ["no external ID", { ExternalId: undefined }, "UnauthorizedOperation"],
  ["a session name with a space", { RoleSessionName: "a b" }, "InvalidParameter.ParamError"],
  ["more time than the role allows", { DurationSeconds: 3601 }, "InvalidParameter.OverTimeError"],
  ["a session policy that is not JSON", { Policy: "%7B" }, "InvalidParameter.StrategyFormatError"],
])("%s is refused", async (_case, others, code) => {
  const arn = await grantRole({ SessionDuration: 3600 });
  const refused = assume(emulator.target.root, arn, others);
  await expect(refused).rejects.toMatchObject({ code });
});

test("a role that trusts one sub-user refuses the others of that account", async () => {
  const { uin } = emulator.target.user("dts-operator");
  const arn = await grantRole({ principal: `qcs::cam::uin/${emulator.target.uin}:uin/${uin}` });
  await allowToAssume("dts-operator", arn);
  const trusted = assume(emulator.target.user("dts-operator").clients, arn);
  const other = assume(emulator.target.user("administrator").clients, arn);
  await expect(trusted).resolves.toHaveProperty("Credentials");
  await expect(other).rejects.toMatchObject({ code: "UnauthorizedOperation" });
});

test("a session policy narrows what the role may do", async () => {
  const arn = await grantRole();
  const { cam } = emulator.source.root;
  await cam.AttachRolePolicy({ AttachRoleName: "DTS-role", PolicyName: "AdministratorAccess" });
  const statement = [{ effect: "allow", action: "cdb:Describe*", resource: "*" }];
  const policy = encodeURIComponent(JSON.stringify({ version: "2.0", statement }));
  const { Credentials } = await assume(emulator.target.root, arn, { Policy: policy });
  const { cdb, mariadb } = emulator.clientsOf({
    secretId: Credentials!.TmpSecretId!,
    secretKey: Credentials!.TmpSecretKey!,
    token: Credentials!.Token!,
  });
  await expect(cdb.DescribeDBInstances({})).resolves.toMatchObject({ TotalCount: 4 });
  await expect(mariadb.DescribeDBInstances({})).rejects.toMatchObject({
    code: "UnauthorizedOperation.PermissionDenied",
  });
});

test("a session assumes a further role only if its policy allows it", async () => {
  const arn = await grantRole({ principal: `qcs::cam::uin/${emulator.target.uin}:root` });
  const { cam } = emulator.target.root;
  const principal = { qcs: [`qcs::cam::uin/${emulator.target.uin}:root`] };
  const trust = [{ action: "sts:AssumeRole", effect: "allow", principal }];
  await cam.CreateRole({
    RoleName: "first",
    PolicyDocument: JSON.stringify({ version: "2.0", statement: trust }),
  });
  await cam.AttachRolePolicy({ AttachRoleName: "first", PolicyName: "AdministratorAccess" });
  const takeFirst = async (action: string) => {
    const statement = [{ effect: "allow", action, resource: "*" }];
    const Policy = encodeURIComponent(JSON.stringify({ version: "2.0", statement }));
    const { Credentials } = await assume(emulator.target.root, roleArn(emulator.target.uin, "first"), {
      Policy,
    });
    const { TmpSecretId, TmpSecretKey, Token } = Credentials!;
    return emulator.clientsOf({ secretId: TmpSecretId!, secretKey: TmpSecretKey!, token: Token! });
  };
  const allowed = assume(await takeFirst("sts:AssumeRole"), arn);
  const refused = assume(await takeFirst("cdb:*"), arn);
  await expect(allowed).resolves.toHaveProperty("Credentials");
  await expect(refused).rejects.toMatchObject({ code: "UnauthorizedOperation" });
});

test("temporary keys expire in virtual time, and need their token", async () => {
  const arn = await grantRole();
  const { Credentials } = await assume(emulator.target.root, arn, { DurationSeconds: 900 });
  const keys = { secretId: Credentials!.TmpSecretId!, secretKey: Credentials!.TmpSecretKey! };
  const complete = { ...keys, token: Credentials!.Token! };
  const identify = (given: typeof keys) => emulator.clientsOf(given).sts.GetCallerIdentity();
  await expect(identify(complete)).resolves.toMatchObject({ Type: "CAMRole" });
  const withoutToken = identify(keys);
  const withWrongToken = identify({ ...complete, token: "other" } as typeof keys);
  await expect(withoutToken).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
  await expect(withWrongToken).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
  emulator.clock.advance(900_000);
  await expect(identify(complete)).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
  expect(emulator.world.authenticateTemporaryKeys(complete)).toBeUndefined();
});

test("a recreated role does not revive the sessions of the old one", async () => {
  const arn = await grantRole();
  const { cam } = emulator.source.root;
  await cam.AttachRolePolicy({ AttachRoleName: "DTS-role", PolicyName: "QcloudCDBFullAccess" });
  const { Credentials } = await assume(emulator.target.root, arn);
  const { cdb } = emulator.clientsOf({
    secretId: Credentials!.TmpSecretId!,
    secretKey: Credentials!.TmpSecretKey!,
    token: Credentials!.Token!,
  });
  await expect(cdb.DescribeDBInstances({})).resolves.toHaveProperty("Items");
  await cam.DeleteRole({ RoleName: "DTS-role" });
  await grantRole();
  await cam.AttachRolePolicy({ AttachRoleName: "DTS-role", PolicyName: "QcloudCDBFullAccess" });
  await expect(cdb.DescribeDBInstances({})).rejects.toMatchObject({ code: "UnauthorizedOperation" });
});

test.each([
  ["the main account", () => emulator.target.root, () => emulator.target.uin],
  ["a sub-user", () => emulator.target.user("nobody").clients, () => emulator.target.user("nobody").uin],
])("GetCallerIdentity returns the identity of %s without any permission", async (_case, clients, uin) => {
  const { sts } = clients();
  const identity = await sts.GetCallerIdentity();
  expect(identity).toMatchObject({ AccountId: emulator.target.uin, UserId: uin(), PrincipalId: uin() });
});
