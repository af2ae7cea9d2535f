import { exitCodes, gate, readStackChange, review, type Report } from "../../../governance/review";
import { attachment, permission, role, sourceUin, targetUin, written } from "./stacks";

/** What a review must see though a preview does not show it openly. */

const hidden = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const rolePath = `${sourceUin}/role/dts-orders`;
const policies = (policyNames: unknown, roleName: unknown = "dts-orders") => ({
  connection: { accountUin: sourceUin },
  roleName,
  policyNames,
});
const rulesOf = ({ findings }: Report) => findings.filter(({ isNew }) => isNew).map(({ rule }) => rule);
const pathChange = ({ paths }: Report, principal: string) =>
  paths.find((path) => path.principal === principal)?.change;
const root = `qcs::cam::uin/${targetUin}:uin/${targetUin}`;

interface Step {
  readonly op: string;
  readonly urn?: string;
  readonly oldState?: object | null;
  readonly newState?: object | null;
}
const roleUrn = "urn:pulumi:source::p::cam:Role::orders-role";
const roleState = (inputs: object, more: object = {}) => ({
  type: "pulumi-nodejs:dynamic/cam:Role",
  id: "dts-orders",
  custom: true,
  inputs,
  outputs: inputs,
  ...more,
});
const preview = (steps: readonly Step[], resources: readonly object[]) =>
  readStackChange(
    "source",
    JSON.stringify({ steps: steps.map((step) => ({ urn: roleUrn, ...step })) }),
    JSON.stringify({ deployment: { resources } }),
  );

describe("inputs that are unknown or secret", () => {
  test.each<[string, unknown]>([
    ["unknown principals", hidden],
    ["secret principals", "[secret]"],
    ["one unknown principal among others", [root, hidden]],
  ])("%s of a role are no known trust", (_name, trustedPrincipals) => {
    const change = written("source", [
      {
        type: "cam:Role",
        name: "r",
        old: role("dts-orders"),
        new: role("dts-orders", { trustedPrincipals }),
      },
    ]);

    const report = review([change]);

    expect(rulesOf(report)).toContain("trust-unknown");
    expect(gate(report, { failOn: "gain" })).not.toBe(exitCodes.passed);
  });

  test.each<[string, unknown]>([
    ["unknown policies", hidden],
    ["secret policies", "[secret]"],
    ["one unknown policy among others", ["QcloudCDBInnerReadOnlyAccess", hidden]],
  ])("%s of a role are an unknown permission", (_name, policyNames) => {
    const change = written("source", [
      { type: "cam:Role", name: "r", old: role("dts-orders"), new: role("dts-orders") },
      {
        type: "cam:RolePolicies",
        name: "p",
        old: policies(["QcloudCDBInnerReadOnlyAccess"]),
        new: policies(policyNames),
      },
    ]);

    const report = review([change]);

    expect(report.permissions.find(({ subject }) => subject === rolePath)?.hasUnknown).toBe(true);
    expect(gate(report)).toBe(exitCodes.unknown);
  });

  test("policies for a role whose name is not known are reviewed", () => {
    const change = written("source", [
      { type: "cam:RolePolicies", name: "p", old: null, new: policies(["AdministratorAccess"], hidden) },
    ]);

    const report = review([change]);

    expect(rulesOf(report)).toEqual(expect.arrayContaining(["wildcard-action", "role-not-declared"]));
    expect(gate(report, { failOn: "gain" })).toBe(exitCodes.violated);
  });
});

test("policies of a role that no resource declares are reviewed", () => {
  const change = written("source", [
    { type: "cam:RolePolicies", name: "p", old: null, new: policies(["AdministratorAccess"], "elsewhere") },
  ]);

  const report = review([change]);

  expect(report.permissions).toContainEqual(
    expect.objectContaining({ subject: `${sourceUin}/role/elsewhere`, change: "added" }),
  );
  expect(rulesOf(report)).toEqual(expect.arrayContaining(["wildcard-action", "role-not-declared"]));
});

describe("one role in two places", () => {
  test("two stacks that declare it trust both principals, and that is a finding", () => {
    const mine = written("source", [{ type: "cam:Role", name: "r", old: null, new: role("dts-orders") }]);
    const theirs = written("other", [
      {
        type: "cam:Role",
        name: "r",
        old: null,
        new: role("dts-orders", { trustedPrincipals: ["qcs::cam::uin/100099999999:root"] }),
      },
    ]);

    for (const order of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      const report = review(order);
      expect(rulesOf(report)).toContain("declared-twice");
      expect(report.paths.map(({ principal }) => principal)).toEqual(
        expect.arrayContaining([root, "qcs::cam::uin/100099999999:uin/100099999999"]),
      );
    }
  });

  test("two lists of policies count together, and that is a finding", () => {
    const change = written("source", [
      { type: "cam:Role", name: "r", old: role("dts-orders"), new: role("dts-orders") },
      { type: "cam:RolePolicies", name: "a", old: null, new: policies(["AdministratorAccess"]) },
      { type: "cam:RolePolicies", name: "b", old: null, new: policies(["QcloudCDBInnerReadOnlyAccess"]) },
    ]);

    const report = review([change]);

    expect(rulesOf(report)).toEqual(expect.arrayContaining(["declared-twice", "wildcard-action"]));
  });
});

describe("a policy that is attached by its ID", () => {
  const byId = { ...attachment, policyId: "77" };
  const policy = (actions: readonly string[]) => ({
    ...permission(["*"], actions, "jobs"),
    policyId: "77",
  });
  const policyUrn = "urn:pulumi:target::p::cam:Policy::jobs";
  const state = (inputs: object) => ({
    type: "pulumi-nodejs:dynamic/cam:Policy",
    id: "77",
    inputs,
    outputs: inputs,
  });
  const widening = [
    {
      op: "update",
      urn: policyUrn,
      oldState: state(policy(["dts:Describe*"])),
      newState: state(policy(["*"])),
    },
  ];
  const attached = {
    urn: "urn:pulumi:target::p::cam:PolicyAttachment::jobs",
    type: "pulumi-nodejs:dynamic/cam:PolicyAttachment",
    inputs: byId,
    outputs: byId,
  };

  test("is found by that ID when it is widened", () => {
    const report = review([
      preview(widening, [{ urn: policyUrn, ...state(policy(["dts:Describe*"])) }, attached]),
    ]);

    expect(report.permissions).toContainEqual(
      expect.objectContaining({ subject: `${targetUin}/user/dts-operator`, change: "widened" }),
    );
    expect(rulesOf(report)).toContain("wildcard-action");
  });

  test("and one that no stack attaches is reviewed by itself", () => {
    const report = review([preview(widening, [{ urn: policyUrn, ...state(policy(["dts:Describe*"])) }])]);

    expect(report.permissions).toContainEqual(
      expect.objectContaining({ subject: `${targetUin}/policy/jobs`, change: "widened" }),
    );
  });
});

describe("what is live, whatever the state calls it", () => {
  test("a role that waits to be deleted is there until then", () => {
    const old = { urn: roleUrn, ...roleState(role("dts-old"), { id: "dts-old", delete: true }) };
    const current = { urn: roleUrn, ...roleState(role("dts-orders")) };
    const steps: Step[] = [
      { op: "same", oldState: roleState(role("dts-orders")), newState: roleState(role("dts-orders")) },
      { op: "delete-replaced", oldState: roleState(role("dts-old"), { id: "dts-old", delete: true }) },
    ];

    const kept = review([preview([], [current, old])]);
    const deleted = review([preview(steps, [current, old])]);

    expect(kept.paths.map(({ role: key }) => key)).toEqual(
      expect.arrayContaining([rolePath, `${sourceUin}/role/dts-old`]),
    );
    expect(deleted.paths).toContainEqual(
      expect.objectContaining({ role: `${sourceUin}/role/dts-old`, change: "removed" }),
    );
    expect(
      pathChange({ ...deleted, paths: deleted.paths.filter(({ role: key }) => key === rolePath) }, root),
    ).toBe("equal");
  });

  test("a role that was deleted in the console and is created again gains its trust", () => {
    const state = roleState(role("dts-orders"));
    const steps: Step[] = [
      { op: "refresh", oldState: state, newState: state },
      { op: "create", newState: roleState(role("dts-orders")) },
    ];

    const report = review([preview(steps, [{ urn: roleUrn, ...state }])]);

    expect(pathChange(report, root)).toBe("added");
    expect(gate(report, { failOn: "gain" })).toBe(exitCodes.violated);
  });

  test("a role that a delete only takes out of the state stays", () => {
    const state = roleState(role("dts-orders"), { retainOnDelete: true });

    const report = review([preview([{ op: "delete", oldState: state }], [{ urn: roleUrn, ...state }])]);

    expect(pathChange(report, root)).toBe("equal");
  });

  test("a policy that was widened in the console is seen by what was observed", () => {
    const urn = "urn:pulumi:target::p::cam:Policy::jobs";
    const inputs = permission(["*"], ["dts:Describe*"], "jobs");
    const widened = permission(["*"], ["*"], "jobs");
    const live = { type: "pulumi-nodejs:dynamic/cam:Policy", id: "77", inputs, outputs: widened };
    const steps: Step[] = [{ op: "update", urn, oldState: live, newState: { ...live, outputs: {} } }];

    const report = review([preview(steps, [{ urn, ...live }])]);

    expect(report.permissions).toContainEqual(
      expect.objectContaining({ subject: `${targetUin}/policy/jobs`, change: "narrowed" }),
    );
  });
});

describe("a grant that gets another name and keeps its role", () => {
  const urnOf = (name: string) => `urn:pulumi:source::p::cam:${name}`;
  const policiesState = (policyNames: readonly string[]) => ({
    type: "pulumi-nodejs:dynamic/cam:RolePolicies",
    id: "dts-orders",
    custom: true,
    inputs: policies(policyNames),
    outputs: policies(policyNames),
  });
  const adopted = (more: object = {}) => roleState({ ...role("dts-orders"), adopt: true, ...more });
  const renamed = (adoptedState: object, policyNames: readonly string[]) =>
    preview(
      [
        { op: "create", urn: urnOf("Role::sales-role"), newState: adoptedState },
        { op: "create", urn: urnOf("RolePolicies::sales-policies"), newState: policiesState(policyNames) },
        {
          op: "delete",
          urn: urnOf("RolePolicies::orders-policies"),
          oldState: policiesState(["QcloudCDBInnerReadOnlyAccess"]),
        },
        { op: "delete", oldState: roleState(role("dts-orders")) },
      ],
      [
        { urn: roleUrn, ...roleState(role("dts-orders")) },
        { urn: urnOf("RolePolicies::orders-policies"), ...policiesState(["QcloudCDBInnerReadOnlyAccess"]) },
      ],
    );

  test("changes no access: the role is adopted, and the delete of its former owner leaves it", () => {
    const report = review([renamed(adopted(), ["QcloudCDBInnerReadOnlyAccess"])]);

    expect(pathChange(report, root)).toBe("equal");
    expect(report.permissions).toContainEqual(
      expect.objectContaining({ subject: rolePath, change: "equal" }),
    );
    expect(rulesOf(report)).toEqual([]);
    expect(gate(report, { failOn: "gain" })).toBe(exitCodes.passed);
  });

  test("shows what else it changes: the new principal and the new policies are what is left", () => {
    const other = "qcs::cam::uin/100099999999:root";

    const report = review([renamed(adopted({ trustedPrincipals: [other] }), ["AdministratorAccess"])]);

    expect(pathChange(report, root)).toBe("removed");
    expect(pathChange(report, "qcs::cam::uin/100099999999:uin/100099999999")).toBe("added");
    expect(rulesOf(report)).toContain("wildcard-action");
  });
});

describe("a permission that holds on a condition only", () => {
  test.each<[string, object]>([
    ["an address", { ip_equal: { "qcs:ip": ["0.0.0.0/0"] } }],
    ["a time", { date_greater_than: { "qcs:current_time": ["2020-01-01T00:00:00Z"] } }],
  ])("%s is a path, with its condition", (_name, condition) => {
    const arn = `qcs::cam::uin/${sourceUin}:roleName/dts-orders`;
    const { document, ...others } = permission([arn]) as { document: { statement: object[] } };
    const conditional = {
      ...others,
      document: { ...document, statement: document.statement.map((one) => ({ ...one, condition })) },
    };
    const changes = [
      written("source", [{ type: "cam:Role", name: "r", old: role("dts-orders"), new: role("dts-orders") }]),
      written("target", [
        { type: "cam:Policy", name: "p", old: null, new: conditional },
        {
          type: "cam:PolicyAttachment",
          name: "a",
          old: null,
          new: attachment,
          from: { policyId: "cam:Policy::p" },
        },
      ]),
    ];

    const report = review(changes, { expected: { [rolePath]: [root] } });

    expect(report.paths).toContainEqual(
      expect.objectContaining({
        principal: `${targetUin}/user/dts-operator`,
        change: "added",
        condition: JSON.stringify([condition]),
      }),
    );
    expect(report.isAsExpected).toBe(false);
  });
});

test("a sub-user of a trusted main account that is named too gains nothing", () => {
  const userPrincipal = `qcs::cam::uin/${targetUin}:uin/5`;
  const rootPrincipal = `qcs::cam::uin/${targetUin}:root`;
  const change = written("source", [
    {
      type: "cam:Role",
      name: "r",
      old: role("dts-orders"),
      new: role("dts-orders", { trustedPrincipals: [rootPrincipal, userPrincipal] }),
    },
  ]);

  const report = review([change]);

  expect(pathChange(report, userPrincipal)).toBe("equal");
  expect(gate(report, { failOn: "gain" })).toBe(exitCodes.passed);
});

describe("rules match by meaning", () => {
  const found = (actions: readonly string[], resource: readonly string[] = ["*"]) =>
    rulesOf(
      review([
        written("target", [
          { type: "cam:Policy", name: "p", old: null, new: permission(resource, actions) },
          {
            type: "cam:PolicyAttachment",
            name: "a",
            old: null,
            new: attachment,
            from: { policyId: "cam:Policy::p" },
          },
        ]),
      ]),
    );

  test.each(["sts:Assume*", "sts:*Role", "*:AssumeRole", "name/sts:AssumeRole"])(
    "%s on any role",
    (action) => {
      expect(found([action])).toContain("wildcard-role");
    },
  );

  test.each(["cam:**", "cam:*", "*", "*:*", "c*m:*"])("%s is every action of a product", (action) => {
    expect(found([action])).toContain("wildcard-action");
  });

  test.each([
    "cam:AttachUserPolicy",
    "cam:Attach*",
    "cam:UpdateAssumeRolePolicy",
    "cam:CreatePolicyVersion",
    "cam:PassRole",
    "cam:AddUserToGroup",
    "cam:CreateAccessKey",
    "sts:GetFederationToken",
  ])("%s is a privilege escalation", (action) => {
    expect(found([action])).toContain("privilege-escalation");
  });

  test("reading is none, and no escalation", () => {
    expect(found(["cdb:Describe*", "cam:GetRole", "dts:DescribeSyncJobs"])).toEqual([]);
  });

  test.each(["ssm:GetSecretValue", "ssm:Get*", "sts:GetFederationToken"])("%s is no read", (action) => {
    const change = written("source", [
      { type: "cam:Role", name: "r", old: role("dts-orders"), new: role("dts-orders") },
      { type: "cam:RolePolicies", name: "p", old: null, new: policies(["Secrets"]) },
    ]);

    const report = review([change], {
      presets: { Secrets: { version: "2.0", statement: [{ effect: "allow", action, resource: "*" }] } },
    });

    expect(rulesOf(report)).toContain("write-access");
  });

  test("a principal with a wildcard in its account trusts anyone", () => {
    const trustedPrincipals = ["qcs::cam::uin/*:root"];
    const change = written("source", [
      { type: "cam:Role", name: "r", old: null, new: role("dts-orders", { trustedPrincipals }) },
    ]);

    expect(rulesOf(review([change]))).toContain("anyone-trusted");
  });

  test("an escalation that a chain of roles reaches names the chain", () => {
    const first = `${sourceUin}/role/first`;
    const second = `${sourceUin}/role/second`;
    const trusting = (name: string, trustedPrincipals: string[]) => role(name, { trustedPrincipals });
    const change = written("source", [
      {
        type: "cam:Role",
        name: "r1",
        old: null,
        new: trusting("first", [`qcs::cam::uin/${targetUin}:uin/5`]),
      },
      {
        type: "cam:Role",
        name: "r2",
        old: null,
        new: trusting("second", [`qcs::cam::uin/${sourceUin}:roleName/first`]),
      },
      { type: "cam:RolePolicies", name: "p2", old: null, new: policies(["Escalate"], "second") },
      { type: "cam:RolePolicies", name: "p1", old: null, new: policies(["Assume"], "first") },
    ]);

    const report = review([change], {
      presets: {
        Escalate: {
          version: "2.0",
          statement: [{ effect: "allow", action: "cam:AttachUserPolicy", resource: "*" }],
        },
        Assume: {
          version: "2.0",
          statement: [
            {
              effect: "allow",
              action: "sts:AssumeRole",
              resource: `qcs::cam::uin/${sourceUin}:roleName/second`,
            },
          ],
        },
      },
    });

    const chains = report.findings
      .filter(({ message }) => message.code === "review.finding.escalationByChain")
      .map(({ message }) => message.parameters.path);
    expect(chains).toContainEqual(expect.stringContaining(second));
    expect(first).not.toBe(second);
  });
});

describe("resources of other providers", () => {
  const created = (type: string, inputs: object, name = "thing", more: object = {}): Step => ({
    op: "create",
    urn: `urn:pulumi:own::p::${type}::${name}`,
    newState: { type, inputs, ...more },
  });

  test("a type that is not understood is unknown, unless the team has judged it", () => {
    const change = preview([created("command:local:Command", {})], []);

    expect(gate(review([change]))).toBe(exitCodes.unknown);
    expect(gate(review([change], { knownTypes: ["command:local:Command"] }))).toBe(exitCodes.passed);
  });

  test.each([
    [
      "tencentcloud:index/camRole:CamRole",
      "tencentcloud:index/camRolePolicyAttachmentByName:CamRolePolicyAttachmentByName",
    ],
    ["tencentcloud:Cam/role:Role", "tencentcloud:Cam/rolePolicyAttachmentByName:RolePolicyAttachmentByName"],
  ])("a role of the bridged provider is a role (%s)", (roleType, attachmentType) => {
    const document = JSON.stringify({
      version: "2.0",
      statement: [
        {
          action: "name/sts:AssumeRole",
          effect: "allow",
          principal: { qcs: [`qcs::cam::uin/${targetUin}:root`] },
          condition: { string_equal: { "sts:external_id": "4f8a1c0e9b7d26538e1fa90b3c5d7e42" } },
        },
      ],
    });
    const steps = [
      created(roleType, { name: "dts-orders", document }, "role"),
      created(attachmentType, { roleName: "dts-orders", policyName: "AdministratorAccess" }, "attachment"),
    ];
    const change = readStackChange(
      "own",
      JSON.stringify({ steps, config: { "dts-cross-account:accountUin": sourceUin } }),
      JSON.stringify({ deployment: { resources: [] } }),
    );

    const report = review([change]);

    expect(report.paths).toContainEqual(
      expect.objectContaining({ principal: root, role: rolePath, change: "added", trust: "withExternalId" }),
    );
    expect(report.permissions).toContainEqual(
      expect.objectContaining({ subject: rolePath, change: "added" }),
    );
    expect(rulesOf(report)).toContain("wildcard-action");
  });

  test("a key or a membership of the bridged provider is a way in that the preview does not show", () => {
    const change = preview([created("tencentcloud:index/camAccessKey:CamAccessKey", { targetUin: 5 })], []);

    expect(rulesOf(review([change]))).toEqual(["identity-changes"]);
    expect(gate(review([change]))).toBe(exitCodes.unknown);
  });
});
