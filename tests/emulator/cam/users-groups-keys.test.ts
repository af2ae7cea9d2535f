import { startTestEmulator, type SdkClients, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let cam: SdkClients["cam"];

beforeEach(async () => {
  emulator = await startTestEmulator();
  cam = emulator.target.root.cam;
});

afterEach(() => emulator.stop());

const refusedWith = (code: string) => ({ code });

test("a new user's keys allow the attached policies until the key is inactive or the user is deleted", async () => {
  const { SecretId, SecretKey, Uin, Password } = await cam.AddUser({ Name: "robot", UseApi: 1 });
  const keys = { secretId: SecretId!, secretKey: SecretKey! };
  const robot = emulator.clientsOf(keys, "ap-shanghai");
  const list = () => robot.cam.ListPolicies({}).then(() => "ok");
  await expect(list()).rejects.toMatchObject(refusedWith("AuthFailure.UnauthorizedOperation"));
  const { List } = await cam.ListPolicies({ Scope: "QCS", Keyword: "AdministratorAccess" });
  await cam.AttachUserPolicy({ AttachUin: Uin!, PolicyId: List![0]!.PolicyId! });
  const outcomes = [await list()];
  await cam.UpdateAccessKey({ TargetUin: Uin!, AccessKeyId: SecretId!, Status: "Inactive" });
  outcomes.push(await list().catch(({ code }: { code: string }) => code));
  await cam.UpdateAccessKey({ TargetUin: Uin!, AccessKeyId: SecretId!, Status: "Active" });
  outcomes.push(await list());
  outcomes.push(
    (await cam.DeleteUser({ Name: "robot" }).catch(({ code }: { code: string }) => code)) as string,
  );
  await cam.DeleteUser({ Name: "robot", Force: 1 });
  outcomes.push(await list().catch(({ code }: { code: string }) => code));
  expect(Password).toBe("");
  expect(outcomes).toEqual([
    "ok",
    "AuthFailure.SecretIdNotFound",
    "ok",
    "OperationDenied.HaveKeys",
    "AuthFailure.SecretIdNotFound",
  ]);
});

test("the fields of a user are returned by name and in the list", async () => {
  await cam.AddUser({ Name: "anna", Remark: "reads", ConsoleLogin: 1, Email: "anna@example.com" });
  await cam.UpdateUser({ Name: "anna", Remark: "writes" });
  const expected = { Name: "anna", Remark: "writes", ConsoleLogin: 1, Email: "anna@example.com" };
  await expect(cam.GetUser({ Name: "anna" })).resolves.toMatchObject(expected);
  const { Data } = await cam.ListUsers();
  expect(Data).toContainEqual(expect.objectContaining(expected));
});

test("a console user without a password gets a generated one, other users get none", async () => {
  const withLogin = await cam.AddUser({ Name: "a", ConsoleLogin: 1 });
  const without = await cam.AddUser({ Name: "b" });
  expect(withLogin.Password).toHaveLength(32);
  expect(without).toMatchObject({ Password: "", SecretId: "", SecretKey: "" });
});

test("an identity has at most two keys, and deleting one frees a place", async () => {
  // The seed creates the main account's first key.
  const { AccessKey } = await cam.CreateAccessKey({ Description: "second" });
  const third = cam.CreateAccessKey({});
  await expect(third).rejects.toMatchObject(refusedWith("OperationDenied.AccessKeyOverLimit"));
  await cam.DeleteAccessKey({ AccessKeyId: AccessKey!.AccessKeyId! });
  await expect(cam.CreateAccessKey({})).resolves.toHaveProperty("AccessKey.SecretAccessKey");
  const { AccessKeys } = await cam.ListAccessKeys({});
  expect(AccessKeys).toHaveLength(2);
  expect(AccessKeys![1]).not.toHaveProperty("SecretAccessKey");
});

test("a group's policies apply to its members while they are in it and it exists", async () => {
  const member = await cam.AddUser({ Name: "member", UseApi: 1 });
  const { GroupId } = await cam.CreateGroup({ GroupName: "administrators" });
  const { List } = await cam.ListPolicies({ Scope: "QCS", Keyword: "AdministratorAccess" });
  await cam.AttachGroupPolicy({ AttachGroupId: GroupId!, PolicyId: List![0]!.PolicyId! });
  const clients = emulator.clientsOf({ secretId: member.SecretId!, secretKey: member.SecretKey! });
  const mayList = () =>
    clients.cam.ListPolicies({}).then(
      () => true,
      () => false,
    );
  const seen = [await mayList()];
  const Info = [{ GroupId: GroupId!, Uid: member.Uid! }];
  await cam.AddUserToGroup({ Info });
  seen.push(await mayList());
  await expect(cam.ListUsersForGroup({ GroupId: GroupId! })).resolves.toMatchObject({ TotalNum: 1 });
  await expect(cam.ListGroupsForUser({ SubUin: member.Uin! })).resolves.toMatchObject({
    GroupInfo: [{ GroupName: "administrators" }],
  });
  await cam.RemoveUserFromGroup({ Info });
  seen.push(await mayList());
  await cam.AddUserToGroup({ Info });
  await cam.UpdateGroup({ GroupId: GroupId!, GroupName: "chiefs", Remark: "few" });
  await expect(cam.GetGroup({ GroupId: GroupId! })).resolves.toMatchObject({
    GroupName: "chiefs",
    GroupNum: 1,
  });
  await cam.DeleteGroup({ GroupId: GroupId! });
  seen.push(await mayList());
  expect(seen).toEqual([false, true, false, false]);
});

test.each([
  ["a name twice", () => cam.AddUser({ Name: "dts-operator" }), "InvalidParameter.SubUserNameInUse"],
  ["a name with a space", () => cam.AddUser({ Name: "a b" }), "InvalidParameter.UserNameIllegal"],
  ["an unknown user", () => cam.UpdateUser({ Name: "ghost" }), "ResourceNotFound.UserNotExist"],
  ["an unknown user's keys", () => cam.ListAccessKeys({ TargetUin: 1 }), "ResourceNotFound.UserNotExist"],
  [
    "an unknown key",
    () => cam.DeleteAccessKey({ AccessKeyId: "AKIDghost" }),
    "ResourceNotFound.SecretNotExist",
  ],
  [
    "a membership without a user",
    () => cam.AddUserToGroup({ Info: [{ GroupId: 200_001 }] }),
    "ResourceNotFound.GroupNotExist",
  ],
  ["an unknown group", () => cam.DeleteGroup({ GroupId: 7 }), "ResourceNotFound.GroupNotExist"],
])("%s is refused", async (_name, call, code) => {
  const refused = call();
  await expect(refused).rejects.toMatchObject({ code });
});
