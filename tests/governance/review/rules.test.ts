import { review } from "../../../governance/review";
import { policies, rulesOf } from "./preview-steps";
import { attachment, permission, role, sourceUin, targetUin, written } from "./stacks";

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
