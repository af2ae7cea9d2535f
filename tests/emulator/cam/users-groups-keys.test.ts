import { startTestEmulator, type SdkClients, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;
let cam: SdkClients["cam"];

beforeEach(async () => {
  emulator = await startTestEmulator();
  cam = emulator.target.root.cam;
});

afterEach(() => emulator.stop());

const refusedWith = (code: string) => ({ code });

test("a user made with keys may do what is attached, and nothing once the key is inactive or the user is gone", async () => {
  // Given
  const { SecretId, SecretKey, Uin, Password } = await cam.AddUser({ Name: "robot", UseApi: 1 });
  const keys = { secretId: SecretId!, secretKey: SecretKey! };
  const robot = emulator.clientsOf(keys, "ap-shanghai");
  const list = () => robot.cam.ListPolicies({}).then(() => "ok");
  await expect(list()).rejects.toMatchObject(refusedWith("AuthFailure.UnauthorizedOperation"));
  const { List } = await cam.ListPolicies({ Scope: "QCS", Keyword: "AdministratorAccess" });
  await cam.AttachUserPolicy({ AttachUin: Uin!, PolicyId: List![0]!.PolicyId! });
  // When
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
  // Then
  expect(Password).toBe("");
  expect(outcomes).toEqual([
    "ok",
    "AuthFailure.SecretIdNotFound",
    "ok",
    "OperationDenied.HaveKeys",
    "AuthFailure.SecretIdNotFound",
  ]);
});

test("what is said of a user is read again, by name and in the list", async () => {
  // Given
  await cam.AddUser({ Name: "anna", Remark: "reads", ConsoleLogin: 1, Email: "anna@example.com" });
  // When
  await cam.UpdateUser({ Name: "anna", Remark: "writes" });
  // Then
  const expected = { Name: "anna", Remark: "writes", ConsoleLogin: 1, Email: "anna@example.com" };
  await expect(cam.GetUser({ Name: "anna" })).resolves.toMatchObject(expected);
  const { Data } = await cam.ListUsers();
  expect(Data).toContainEqual(expect.objectContaining(expected));
});

test("a user who may log in and has no password gets one, other users get none", async () => {
  // Given / When
  const withLogin = await cam.AddUser({ Name: "a", ConsoleLogin: 1 });
  const without = await cam.AddUser({ Name: "b" });
  // Then
  expect(withLogin.Password).toHaveLength(32);
  expect(without).toMatchObject({ Password: "", SecretId: "", SecretKey: "" });
});

test("an identity has two keys at most, and a deleted one makes room", async () => {
  // Given: the seed gives the main account its first
  const { AccessKey } = await cam.CreateAccessKey({ Description: "second" });
  // When
  const third = cam.CreateAccessKey({});
  // Then
  await expect(third).rejects.toMatchObject(refusedWith("OperationDenied.AccessKeyOverLimit"));
  await cam.DeleteAccessKey({ AccessKeyId: AccessKey!.AccessKeyId! });
  await expect(cam.CreateAccessKey({})).resolves.toHaveProperty("AccessKey.SecretAccessKey");
  const { AccessKeys } = await cam.ListAccessKeys({});
  expect(AccessKeys).toHaveLength(2);
  expect(AccessKeys![1]).not.toHaveProperty("SecretAccessKey");
});

test("members have what their group has, as long as they are in it and it exists", async () => {
  // Given
  const nobody = await cam.AddUser({ Name: "member", UseApi: 1 });
  const { GroupId } = await cam.CreateGroup({ GroupName: "administrators" });
  const { List } = await cam.ListPolicies({ Scope: "QCS", Keyword: "AdministratorAccess" });
  await cam.AttachGroupPolicy({ AttachGroupId: GroupId!, PolicyId: List![0]!.PolicyId! });
  const clients = emulator.clientsOf({ secretId: nobody.SecretId!, secretKey: nobody.SecretKey! });
  const mayList = () =>
    clients.cam.ListPolicies({}).then(
      () => true,
      () => false,
    );
  const seen = [await mayList()];
  const Info = [{ GroupId: GroupId!, Uid: nobody.Uid! }];
  // When
  await cam.AddUserToGroup({ Info });
  seen.push(await mayList());
  await expect(cam.ListUsersForGroup({ GroupId: GroupId! })).resolves.toMatchObject({ TotalNum: 1 });
  await expect(cam.ListGroupsForUser({ SubUin: nobody.Uin! })).resolves.toMatchObject({
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
  // Then
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
    "a membership of nobody",
    () => cam.AddUserToGroup({ Info: [{ GroupId: 200_001 }] }),
    "ResourceNotFound.GroupNotExist",
  ],
  ["an unknown group", () => cam.DeleteGroup({ GroupId: 7 }), "ResourceNotFound.GroupNotExist"],
])("%s is refused", async (_name, call, code) => {
  // Given / When
  const refused = call();
  // Then
  await expect(refused).rejects.toMatchObject({ code });
});
