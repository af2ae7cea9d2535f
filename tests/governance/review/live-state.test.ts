import { exitCodes, gate, review } from "../../../governance/review";
import {
  rolePath,
  policies,
  rulesOf,
  pathChange,
  root,
  type Step,
  roleUrn,
  roleState,
  preview,
} from "./preview-steps";
import { permission, role, sourceUin, targetUin } from "./stacks";

/** What exists in the accounts, whatever the state calls it. */

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
