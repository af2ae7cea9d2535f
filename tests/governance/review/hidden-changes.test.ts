import { exitCodes, gate, review } from "../../../governance/review";
import { hidden, rolePath, policies, rulesOf, root, preview } from "./preview-steps";
import { attachment, permission, role, sourceUin, targetUin, written } from "./stacks";

/** What a review must see though a preview does not show it openly. */

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
