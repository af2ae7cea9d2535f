import { exitCodes, gate, readStackChange, review } from "../../../governance/review";
import { rolePath, rulesOf, root, type Step, preview } from "./preview-steps";
import { sourceUin, targetUin } from "./stacks";

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
