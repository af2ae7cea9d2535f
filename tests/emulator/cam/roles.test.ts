import { startTestEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator({ startsAt: Date.UTC(2026, 7, 21, 6, 0, 0) });
});

afterEach(() => emulator.stop());

/** White space and key order as a user writes them: the cloud returns the text unchanged. */
function trust(): string {
  return `{ "version": "2.0", "statement": [{ "action": "name/sts:AssumeRole", "effect": "allow",
    "principal": { "qcs": ["qcs::cam::uin/${emulator.target.uin}:root"] } }] }`;
}

function createRole(RoleName = "DTS-role", others: object = {}) {
  return emulator.source.root.cam.CreateRole({ RoleName, PolicyDocument: trust(), ...others });
}

test("a role is returned as it was written", async () => {
  const Tags = [{ Key: "team", Value: "data" }];
  const { RoleId } = await createRole("DTS-role", { Description: "for DTS", SessionDuration: 3600, Tags });
  const { RoleInfo } = await emulator.source.root.cam.GetRole({ RoleName: "DTS-role" });
  expect(RoleInfo).toEqual({
    RoleId,
    RoleName: "DTS-role",
    PolicyDocument: trust(),
    Description: "for DTS",
    AddTime: "2026-08-21 14:00:00",
    UpdateTime: "2026-08-21 14:00:00",
    ConsoleLogin: 0,
    RoleType: "user",
    SessionDuration: 3600,
    DeletionTaskId: "",
    Tags,
    RoleArn: `qcs::cam::uin/${emulator.source.uin}:roleName/DTS-role`,
  });
});

test("every update is visible in the next read, with its time", async () => {
  const { cam } = emulator.source.root;
  const { RoleId } = await createRole("DTS-role", { Tags: [{ Key: "old", Value: "1" }] });
  const RoleName = "DTS-role";
  const document = trust().replace(/\s+/g, "");
  emulator.clock.advance(60_000);
  await cam.UpdateRoleDescription({ RoleId, Description: "new" });
  await cam.UpdateRoleSessionDuration({ RoleName, SessionDuration: 900 });
  await cam.UpdateRoleConsoleLogin({ RoleName, ConsoleLogin: 1 });
  await cam.UpdateAssumeRolePolicy({ RoleName, PolicyDocument: document });
  await cam.TagRole({ RoleName, Tags: [{ Key: "new", Value: "2" }] });
  await cam.UntagRole({ RoleName, TagKeys: ["old"] });
  await expect(cam.GetRole({ RoleId })).resolves.toHaveProperty(
    "RoleInfo",
    expect.objectContaining({
      Description: "new",
      SessionDuration: 900,
      ConsoleLogin: 1,
      PolicyDocument: document,
      Tags: [{ Key: "new", Value: "2" }],
      AddTime: "2026-08-21 14:00:00",
      UpdateTime: "2026-08-21 14:01:00",
    }),
  );
});

test.each([
  ["a name that is taken", { RoleName: "DTS-role" }, "InvalidParameter.RoleNameInUse"],
  ["a name with a space", { RoleName: "DTS role" }, "InvalidParameter.RoleNameError"],
  ["a name of 129 characters", { RoleName: "a".repeat(129) }, "InvalidParameter.RoleNameError"],
  [
    "a description of 301 bytes",
    { Description: "数".repeat(101) },
    "InvalidParameter.DescriptionLengthOverlimit",
  ],
  ["13 hours", { SessionDuration: 46800 }, "InvalidParameter.ParamError"],
  [
    "one tag key twice",
    { Tags: ["1", "2"].map((Value) => ({ Key: "k", Value })) },
    "InvalidParameter.TagParamError",
  ],
  [
    "51 tags",
    { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "" })) },
    "InvalidParameter.TagLimitExceeded",
  ],
])("CreateRole refuses %s", async (_case, others, code) => {
  await createRole();
  const refused = createRole("another", others);
  await expect(refused).rejects.toMatchObject({ code });
});

test("an account has at most 1000 roles", async () => {
  const { roles } = emulator.world.accounts[0]!;
  await createRole("role-0");
  for (let index = 1; index < 1000; index += 1) roles.set(`role-${index}`, roles.get("role-0")!);
  const refused = createRole("one-more");
  await expect(refused).rejects.toMatchObject({ code: "InvalidParameter.RoleFull" });
});

test.each([
  ["GetRole", {}],
  ["DeleteRole", {}],
  ["UpdateRoleDescription", { Description: "" }],
  ["UpdateRoleSessionDuration", { SessionDuration: 900 }],
  ["UpdateAssumeRolePolicy", { PolicyDocument: "{}" }],
  ["TagRole", { Tags: [] }],
  ["ListAttachedRolePolicies", { Page: 1, Rp: 20 }],
])("%s of an absent role is refused, and so is one without a role", async (action, others) => {
  const { cam } = emulator.source.root;
  const absent = cam.request(action, { RoleName: "absent", ...others });
  const unnamed = cam.request(action, others);
  await expect(absent).rejects.toMatchObject({ code: "InvalidParameter.RoleNotExist" });
  await expect(unnamed).rejects.toMatchObject({ code: "InvalidParameter.ParamError" });
});

test("DescribeRoleList pages, and finds by tag", async () => {
  for (const name of ["a", "b", "c"]) await createRole(name, { Tags: [{ Key: "name", Value: name }] });
  const { cam } = emulator.source.root;
  const second = await cam.DescribeRoleList({ Page: 2, Rp: 2 });
  const tagged = await cam.DescribeRoleList({ Page: 1, Rp: 20, Tags: [{ Key: "name", Value: "b" }] });
  expect(second).toMatchObject({ TotalNum: 3, List: [{ RoleName: "c" }] });
  expect(tagged).toMatchObject({ TotalNum: 1, List: [{ RoleName: "b" }] });
});

test("a role is deleted with its attachments, and is invisible to other accounts", async () => {
  const { cam } = emulator.source.root;
  await createRole();
  await cam.AttachRolePolicy({ AttachRoleName: "DTS-role", PolicyName: "QcloudDTSReadOnlyAccess" });
  await expect(emulator.target.root.cam.GetRole({ RoleName: "DTS-role" })).rejects.toMatchObject({
    code: "InvalidParameter.RoleNotExist",
  });
  await cam.DeleteRole({ RoleName: "DTS-role" });
  const { RoleId } = await createRole();
  await expect(cam.ListAttachedRolePolicies({ RoleId, Page: 1, Rp: 20 })).resolves.toMatchObject({
    TotalNum: 0,
  });
});
