import { namesRole, parseRoleArn, roleArn } from "../../../core/cam";

const role = { accountUin: "100000000001", roleName: "DTS-role", roleId: "4611686018427844696" };
const account = "qcs::cam::uin/100000000001";

test.each([
  [`${account}:roleName/DTS-role`, { accountUin: "100000000001", roleName: "DTS-role" }],
  [`${account}:role/4611686018427844696`, { accountUin: "100000000001", roleId: "4611686018427844696" }],
  [`${account}:role/tencentcloudServiceRole/46`, { accountUin: "100000000001", roleId: "46" }],
  [
    `${account}:roleName/tencentcloudServiceRoleName/MySQL_QCSRole`,
    { accountUin: "100000000001", roleName: "MySQL_QCSRole" },
  ],
])("%s is read", (arn, reference) => {
  expect(parseRoleArn(arn)).toEqual(reference);
});

test.each([
  "DTS-role",
  `${account}:roleName/`,
  `${account}:rolename/DTS-role`,
  `${account}:user/DTS-role`,
  "qcs::cam:::roleName/DTS-role",
  "qcs::cam::uid/1250000000:roleName/DTS-role",
  "qcs::sts::uin/100000000001:roleName/DTS-role",
  "qcs::cam:ap-guangzhou:uin/100000000001:roleName/DTS-role",
])("%s is no role's ARN", (text) => {
  expect(parseRoleArn(text)).toBeUndefined();
});

test("a role is named by its name or its id in its own account, and by nothing else", () => {
  const references = [
    { accountUin: role.accountUin, roleName: "DTS-role" },
    { accountUin: role.accountUin, roleId: role.roleId },
    { accountUin: role.accountUin, roleName: "other" },
    { accountUin: role.accountUin, roleId: "1" },
    { accountUin: "300000000001", roleName: "DTS-role" },
  ];

  expect(references.map((reference) => namesRole(reference, role))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("what roleArn writes is read back", () => {
  expect(parseRoleArn(roleArn(role.accountUin, role.roleName))).toEqual({
    accountUin: role.accountUin,
    roleName: role.roleName,
  });
});
