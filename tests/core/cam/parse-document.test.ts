import { parsePolicyDocument, parseTrustPolicy, unknownValue, type DocumentProblem } from "../../../core/cam";

const statement = { effect: "allow", action: "cdb:*", resource: "*" };
const trust = { effect: "allow", action: "name/sts:AssumeRole", principal: { qcs: "qcs::cam::uin/1:root" } };
const document = (...statements: unknown[]) => ({ version: "2.0", statement: statements });

const problemsOf = (parsed: ReturnType<typeof parsePolicyDocument> | ReturnType<typeof parseTrustPolicy>) =>
  parsed.ok ? [] : parsed.problems;

describe("what is accepted", () => {
  test("a policy is read into lower-case names and lists", () => {
    const text = `{"Version":"2.0","Statement":{"Effect":"Allow","Action":"name\\/cdb:*","Resource":"*",
      "Condition":{"string_equal":{"qcs:Uin":"1"},"numeric_equal":{"mfa":[1]}}}}`;

    const parsed = parsePolicyDocument(text);

    expect(parsed).toEqual({
      ok: true,
      document: {
        version: "2.0",
        statement: [
          {
            effect: "allow",
            action: ["name/cdb:*"],
            resource: ["*"],
            condition: { string_equal: { "qcs:Uin": ["1"] }, numeric_equal: { mfa: [1] } },
          },
        ],
      },
    });
  });

  test("a trust policy keeps each kind of principal", () => {
    const principal = {
      QCS: ["qcs::cam::uin/1:root", "qcs::cam::uin/1:uin/2", "qcs::cam::uin/1:groupid/3"],
      service: "cvm.qcloud.com",
      federated: "qcs::cam::uin/1:saml-provider/corp",
    };

    const parsed = parseTrustPolicy(document({ ...trust, principal }));

    expect(parsed).toMatchObject({
      ok: true,
      document: {
        statement: [
          {
            principal: {
              qcs: ["qcs::cam::uin/1:root", "qcs::cam::uin/1:uin/2", "qcs::cam::uin/1:groupid/3"],
              service: ["cvm.qcloud.com"],
              federated: ["qcs::cam::uin/1:saml-provider/corp"],
            },
          },
        ],
      },
    });
  });

  test.each(["*", "*:*", "cos:*Bucket*", "name/dts:Describe*", "permid/170001", "actionName/cos:READ"])(
    "action %s",
    (action) => {
      expect(problemsOf(parsePolicyDocument(document({ ...statement, action })))).toEqual([]);
    },
  );

  test.each([
    "*",
    "qcs::dts:::*",
    "qcs::cos:ap-beijing:uid/1250000000:prefix//1250000000/bucket1/*",
    "qcs::cmqqueue::uin/1000001:queueName/uin/${uin}/*",
    "qcs::cam::uin/100000000001:roleName/DTS-role",
  ])("resource %s", (resource) => {
    expect(problemsOf(parsePolicyDocument(document({ ...statement, resource })))).toEqual([]);
  });

  test("a value that is not known yet, and anyone as principal", () => {
    const condition = { string_equal: { "sts:external_id": unknownValue } };

    expect(parseTrustPolicy(document({ ...trust, condition, principal: "*" }))).toMatchObject({
      ok: true,
      document: {
        statement: [
          {
            principal: { qcs: ["*"] },
            condition: { string_equal: { "sts:external_id": [unknownValue] } },
          },
        ],
      },
    });
  });
});

describe("what is refused", () => {
  test.each<[string, unknown, DocumentProblem]>([
    ["text that is no JSON", "{", { code: "notJson", path: "" }],
    ["nothing", undefined, { code: "notAnObject", path: "" }],
    ["a list", [], { code: "notAnObject", path: "" }],
    ["no version", { statement: [statement] }, { code: "elementMissing", path: "", value: "version" }],
    [
      "an older version",
      { version: "1.0", statement: [statement] },
      { code: "versionUnsupported", path: "version", value: "1.0" },
    ],
    ["no statement", { version: "2.0" }, { code: "elementMissing", path: "", value: "statement" }],
    ["an empty list of statements", document(), { code: "statementMissing", path: "statement" }],
    [
      "an element of another cloud",
      { ...document(statement), Id: "x" },
      { code: "elementUnknown", path: "", value: "Id" },
    ],
    ["a statement that is text", document("allow"), { code: "notAnObject", path: "statement[0]" }],
    [
      "no effect",
      document({ ...statement, effect: undefined }),
      { code: "effectInvalid", path: "statement[0].effect", value: "undefined" },
    ],
    [
      "another effect",
      document({ ...statement, effect: "permit" }),
      { code: "effectInvalid", path: "statement[0].effect", value: "permit" },
    ],
    [
      "no action",
      document({ effect: "allow", resource: "*" }),
      { code: "elementMissing", path: "statement[0]", value: "action" },
    ],
    [
      "an empty list of actions",
      document({ ...statement, action: [] }),
      { code: "actionInvalid", path: "statement[0].action" },
    ],
    [
      "an action without product",
      document({ ...statement, action: ["cdb:*", "DescribeDBInstances"] }),
      { code: "actionInvalid", path: "statement[0].action[1]", value: "DescribeDBInstances" },
    ],
    [
      "a blank in an action",
      document({ ...statement, action: "cos: DeleteBucketPolicy" }),
      { code: "actionInvalid", path: "statement[0].action", value: "cos: DeleteBucketPolicy" },
    ],
    [
      "an action that is a number",
      document({ ...statement, action: 1 }),
      { code: "wrongType", path: "statement[0].action" },
    ],
    [
      "a resource of five segments",
      document(statement, { ...statement, resource: "qcs::cdb:uin/1:instanceId/*" }),
      { code: "resourceInvalid", path: "statement[1].resource", value: "qcs::cdb:uin/1:instanceId/*" },
    ],
    [
      "a resource with a project",
      document({ ...statement, resource: "qcs:id/0:cdb:::instanceId/*" }),
      { code: "resourceInvalid", path: "statement[0].resource", value: "qcs:id/0:cdb:::instanceId/*" },
    ],
    [
      "a resource with a bare account number",
      document({ ...statement, resource: "qcs::cdb::100000000001:instanceId/*" }),
      {
        code: "resourceInvalid",
        path: "statement[0].resource",
        value: "qcs::cdb::100000000001:instanceId/*",
      },
    ],
    [
      "a principal in a policy",
      document({ ...statement, principal: { qcs: "*" } }),
      { code: "elementUnknown", path: "statement[0]", value: "principal" },
    ],
    [
      "the same element twice",
      document({ ...statement, Action: "dts:*" }),
      { code: "elementRepeated", path: "statement[0]", value: "Action" },
    ],
    [
      "an operator of another cloud",
      document({ ...statement, condition: { StringEquals: { a: "b" } } }),
      { code: "operatorUnknown", path: "statement[0].condition.StringEquals", value: "StringEquals" },
    ],
    [
      "null_equal with a suffix",
      document({ ...statement, condition: { null_equal_if_exist: { a: true } } }),
      {
        code: "operatorUnknown",
        path: "statement[0].condition.null_equal_if_exist",
        value: "null_equal_if_exist",
      },
    ],
    [
      "a condition that is a list",
      document({ ...statement, condition: [] }),
      { code: "notAnObject", path: "statement[0].condition" },
    ],
    [
      "an operator without keys",
      document({ ...statement, condition: { string_equal: "a" } }),
      { code: "notAnObject", path: "statement[0].condition.string_equal" },
    ],
    [
      "a key without values",
      document({ ...statement, condition: { string_equal: { a: [] } } }),
      { code: "conditionEmpty", path: "statement[0].condition.string_equal.a" },
    ],
    [
      "a value that is an object",
      document({ ...statement, condition: { string_equal: { a: ["b", {}] } } }),
      { code: "wrongType", path: "statement[0].condition.string_equal.a[1]" },
    ],
  ])("%s", (_name, value, problem) => {
    expect(problemsOf(parsePolicyDocument(value))).toEqual([problem]);
  });

  test.each<[string, unknown, DocumentProblem]>([
    [
      "a resource in a trust policy",
      { ...trust, resource: "*" },
      { code: "elementUnknown", path: "statement[0]", value: "resource" },
    ],
    [
      "no principal",
      { ...trust, principal: {} },
      { code: "principalInvalid", path: "statement[0].principal" },
    ],
    [
      "a bare account number",
      { ...trust, principal: { qcs: ["qcs::cam::uin/1:root", "67890"] } },
      { code: "principalInvalid", path: "statement[0].principal.qcs[1]", value: "67890" },
    ],
    [
      "a kind of principal of another cloud",
      { ...trust, principal: { aws: "1" } },
      { code: "elementUnknown", path: "statement[0].principal", value: "aws" },
    ],
  ])("in a trust policy: %s", (_name, written, problem) => {
    expect(problemsOf(parseTrustPolicy(document(written)))).toContainEqual(problem);
  });

  test("one run reports every problem of a document", () => {
    const value = { version: "3.0", statement: [{ effect: "maybe", action: "x" }, { effect: "allow" }] };

    const problems = problemsOf(parsePolicyDocument(value));

    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "versionUnsupported version",
      "elementMissing statement[0]",
      "effectInvalid statement[0].effect",
      "actionInvalid statement[0].action",
      "elementMissing statement[1]",
      "elementMissing statement[1]",
    ]);
  });
});
