import { startTestEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator({ startsAt: Date.UTC(2026, 7, 21, 6, 0, 0) });
});

afterEach(() => emulator.stop());

const document = (action: string) =>
  JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action, resource: "*" }] });

async function createPolicy(PolicyName = "reading", action = "cdb:Describe*"): Promise<number> {
  const { PolicyId } = await emulator.target.root.cam.CreatePolicy({
    PolicyName,
    PolicyDocument: document(action),
  });
  return PolicyId!;
}

function mayListInstances(userName: string): Promise<boolean> {
  return emulator.target
    .user(userName)
    .clients.cdb.DescribeDBInstances({})
    .then(
      () => true,
      () => false,
    );
}

test("a policy can be created, read, changed, listed and deleted", async () => {
  const { cam } = emulator.target.root;
  const PolicyId = await createPolicy();
  await cam.UpdatePolicy({ PolicyId, Description: "wider", PolicyDocument: document("cdb:*") });
  const read = await cam.GetPolicy({ PolicyId });
  const listed = await cam.ListPolicies({ Scope: "Local", Keyword: "READING" });
  await cam.DeletePolicy({ PolicyId: [PolicyId] });
  expect(read).toMatchObject({
    PolicyName: "reading",
    Type: 1,
    Description: "wider",
    PolicyDocument: document("cdb:*"),
    AddTime: "2026-08-21 14:00:00",
  });
  expect(listed).toMatchObject({
    TotalNum: 1,
    List: [{ PolicyId, PolicyName: "reading", Type: 1, Attachments: 0 }],
  });
  await expect(cam.GetPolicy({ PolicyId })).rejects.toMatchObject({
    code: "ResourceNotFound.PolicyIdNotFound",
  });
  await expect(cam.DeletePolicy({ PolicyId: [PolicyId] })).rejects.toMatchObject({
    code: "InvalidParameter.PolicyIdNotExist",
  });
});

test("a policy name is unique, presets included", async () => {
  await createPolicy();
  await expect(createPolicy()).rejects.toMatchObject({ code: "FailedOperation.PolicyNameInUse" });
  await expect(createPolicy("QcloudDTSFullAccess")).rejects.toMatchObject({
    code: "FailedOperation.PolicyNameInUse",
  });
  await expect(createPolicy("with space")).rejects.toMatchObject({
    code: "InvalidParameter.PolicyNameError",
  });
});

test("presets are found by exact name and read, and cannot be changed", async () => {
  const { cam } = emulator.target.root;
  const { List } = await cam.ListPolicies({ Scope: "QCS", Keyword: "QcloudCDBInnerReadOnlyAccess" });
  const PolicyId = List![0]!.PolicyId!;
  const read = await cam.GetPolicy({ PolicyId });
  const refused = cam.UpdatePolicy({ PolicyId, Description: "mine" });
  expect(List).toHaveLength(1);
  expect(read).toMatchObject({
    Type: 2,
    PolicyDocument: document("cdb:Describe*").replace('"cdb:Describe*"', '["cdb:Describe*"]'),
  });
  await expect(refused).rejects.toMatchObject({ code: "InvalidParameter.PolicyIdNotExist" });
});

test("a policy is in effect for a user from attachment to detachment", async () => {
  const { cam } = emulator.target.root;
  const PolicyId = await createPolicy();
  const uin = Number(emulator.target.user("nobody").uin);
  const before = await mayListInstances("nobody");
  await cam.AttachUserPolicy({ PolicyId, AttachUin: uin });
  emulator.clock.advance(60_000);
  await cam.AttachUserPolicy({ PolicyId, AttachUin: uin });
  const during = await mayListInstances("nobody");
  const { List, TotalNum } = await cam.ListAttachedUserPolicies({ TargetUin: uin });
  await cam.DetachUserPolicy({ PolicyId, DetachUin: uin });
  expect([before, during, await mayListInstances("nobody")]).toEqual([false, true, false]);
  expect(TotalNum).toBe(1);
  expect(List).toMatchObject([
    { PolicyId, PolicyName: "reading", PolicyType: "User", AddTime: "2026-08-21 14:00:00" },
  ]);
});

test("conditions use the caller's address and the virtual time", async () => {
  const { cam } = emulator.target.root;
  const condition = {
    ip_equal: { "qcs:ip": "127.0.0.0/8" },
    date_less_than: { "qcs:current_time": "2026-08-21T06:01:00Z" },
  };
  const statement = [{ effect: "allow", action: "cdb:Describe*", resource: "*", condition }];
  const { PolicyId } = await cam.CreatePolicy({
    PolicyName: "for-a-minute",
    PolicyDocument: JSON.stringify({ version: "2.0", statement }),
  });
  await cam.AttachUserPolicy({ PolicyId: PolicyId!, AttachUin: Number(emulator.target.user("nobody").uin) });
  const atOnce = await mayListInstances("nobody");
  emulator.clock.advance(60_000);
  expect([atOnce, await mayListInstances("nobody")]).toEqual([true, false]);
});

test("a group's policies apply to its members, and a deny outweighs an allow", async () => {
  const { cam } = emulator.target.root;
  const { GroupInfo } = await cam.ListGroups({});
  const groupId = GroupInfo![0]!.GroupId!;
  const allowed = await mayListInstances("group-operator");
  const { PolicyId } = await cam.CreatePolicy({
    PolicyName: "denial",
    PolicyDocument: document("cdb:*").replace("allow", "deny"),
  });
  await cam.AttachGroupPolicy({ PolicyId: PolicyId!, AttachGroupId: groupId });
  const denied = await mayListInstances("group-operator");
  await cam.DetachGroupPolicy({ PolicyId: PolicyId!, DetachGroupId: groupId });
  expect([allowed, denied, await mayListInstances("group-operator")]).toEqual([true, false, true]);
});

test("the effective policies of a user name the groups that they come from", async () => {
  const { cam } = emulator.target.root;
  const TargetUin = Number(emulator.target.user("group-operator").uin);
  const { List } = await cam.ListPolicies({ Keyword: "QcloudDTSFullAccess" });
  await cam.AttachUserPolicy({ PolicyId: List![0]!.PolicyId!, AttachUin: TargetUin });
  const list = (AttachType: number) =>
    cam.ListAttachedUserAllPolicies({ TargetUin, AttachType, Page: 1, Rp: 20 });
  const [all, direct, byGroup] = [await list(0), await list(1), await list(2)];
  expect([all.TotalNum, direct.TotalNum, byGroup.TotalNum]).toEqual([3, 1, 3]);
  expect(all.PolicyList![0]).toMatchObject({
    PolicyId: String(List![0]!.PolicyId),
    PolicyName: "QcloudDTSFullAccess",
    StrategyType: "2",
    Groups: [{ GroupName: "dts-operators" }],
  });
});

test("a policy lists its attachments, and deleting it detaches it everywhere", async () => {
  const { cam } = emulator.target.root;
  const PolicyId = await createPolicy();
  const uin = Number(emulator.target.user("nobody").uin);
  const groupId = (await cam.ListGroups({})).GroupInfo![0]!.GroupId!;
  await cam.AttachUserPolicy({ PolicyId, AttachUin: uin });
  await cam.AttachGroupPolicy({ PolicyId, AttachGroupId: groupId });
  const entities = await cam.ListEntitiesForPolicy({ PolicyId });
  const groups = await cam.ListEntitiesForPolicy({ PolicyId, EntityFilter: "Group" });
  await cam.DeletePolicy({ PolicyId: [PolicyId] });
  expect(entities.List).toMatchObject([
    { RelatedType: 1, Name: "nobody", Uin: uin },
    { RelatedType: 2, Name: "dts-operators", Id: String(groupId) },
  ]);
  expect(groups.TotalNum).toBe(1);
  const left = emulator.world.accounts[1]!.users.get(String(uin))!.attachments;
  expect(left.size).toBe(0);
});

test("policies attach to roles by id or name, a second time without an error, and are listed by kind", async () => {
  const { cam } = emulator.target.root;
  const principal = { qcs: [`qcs::cam::uin/${emulator.source.uin}:root`] };
  const statement = [{ effect: "allow", action: "sts:AssumeRole", principal }];
  await cam.CreateRole({ RoleName: "r", PolicyDocument: JSON.stringify({ version: "2.0", statement }) });
  const PolicyId = await createPolicy();
  const list = async (PolicyType?: string) => {
    const { List } = await cam.ListAttachedRolePolicies({ RoleName: "r", Page: 1, Rp: 200, PolicyType });
    return List!.map(({ PolicyName }) => PolicyName);
  };
  for (const PolicyName of ["QcloudDTSReadOnlyAccess", "QcloudDTSReadOnlyAccess"]) {
    await cam.AttachRolePolicy({ AttachRoleName: "r", PolicyName });
  }
  await cam.AttachRolePolicy({ AttachRoleName: "r", PolicyId });
  const lists = [await list(), await list("QCS"), await list("User")];
  await cam.DetachRolePolicy({ DetachRoleName: "r", PolicyName: "QcloudDTSReadOnlyAccess" });
  expect(lists).toEqual([["QcloudDTSReadOnlyAccess", "reading"], ["QcloudDTSReadOnlyAccess"], ["reading"]]);
  expect(await list()).toEqual(["reading"]);
  await expect(
    cam.AttachRolePolicy({ AttachRoleName: "r", PolicyName: "QcloudAccessForCynosDBRole" }),
  ).rejects.toMatchObject({
    code: "InvalidParameter.PolicyNameError",
  });
});

test.each([
  ["AttachUserPolicy", { PolicyId: 1, AttachUin: 100000000001 }, "ResourceNotFound.UserNotExist"],
  ["AttachUserPolicy", { PolicyId: 9, AttachUin: 100026591504 }, "ResourceNotFound.PolicyIdNotFound"],
  ["AttachGroupPolicy", { PolicyId: 1, AttachGroupId: 9 }, "ResourceNotFound.GroupNotExist"],
  ["GetGroup", { GroupId: 9 }, "ResourceNotFound.GroupNotExist"],
  ["GetUser", { Name: "absent" }, "ResourceNotFound.UserNotExist"],
  ["ListEntitiesForPolicy", { PolicyId: 9 }, "ResourceNotFound.PolicyIdNotFound"],
])("%s of what does not exist is refused: %j", async (action, parameters, code) => {
  const { cam } = emulator.target.root;
  const refused = cam.request(action, parameters);
  await expect(refused).rejects.toMatchObject({ code });
});

test("at most 200 policies are attached", async () => {
  const { attachments } = emulator.world.accounts[1]!.users.get(emulator.target.user("nobody").uin)!;
  for (let id = 1_000; id < 1_200; id += 1) attachments.set(id, 0);
  const refused = emulator.target.root.cam.AttachUserPolicy({
    PolicyId: 1,
    AttachUin: Number(emulator.target.user("nobody").uin),
  });
  await expect(refused).rejects.toMatchObject({ code: "InvalidParameter.AttachmentFull" });
});

test("users and groups are found by name, by uin and by id", async () => {
  const { cam } = emulator.target.root;
  const { uin } = emulator.target.user("group-operator");
  const user = await cam.GetUser({ Name: "group-operator" });
  const { SubAccounts } = await cam.DescribeSubAccounts({ FilterSubAccountUin: [Number(uin), 1] });
  const { GroupInfo } = await cam.ListGroups({});
  const group = await cam.GetGroup({ GroupId: GroupInfo![0]!.GroupId! });
  const self = await emulator.target.user("nobody").clients.cam.GetUserAppId();
  expect(user).toMatchObject({ Uin: Number(uin), Name: "group-operator" });
  expect(SubAccounts).toMatchObject([{ Uin: Number(uin), Name: "group-operator" }]);
  expect(group).toMatchObject({
    GroupName: "dts-operators",
    GroupNum: 1,
    UserInfo: [{ Name: "group-operator" }],
  });
  expect(self).toMatchObject({
    Uin: emulator.target.user("nobody").uin,
    OwnerUin: emulator.target.uin,
    AppId: 1311592034,
  });
});
