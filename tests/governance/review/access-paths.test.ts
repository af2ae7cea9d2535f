import { exitCodes, gate, review } from "../../../governance/review";
import { rolePath, pathChange, root, preview } from "./preview-steps";
import { attachment, permission, role, sourceUin, targetUin, written } from "./stacks";

/** Which principals gain a way to a role. */

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

test("a sub-user who is named with an external ID of its own gains a way, though its account is trusted", () => {
  const trusting = (uin: string, externalId: string) => ({
    action: "name/sts:AssumeRole",
    effect: "allow",
    principal: { qcs: [`qcs::cam::uin/${targetUin}:${uin}`] },
    condition: { string_equal: { "sts:external_id": externalId } },
  });
  const state = (statement: readonly object[]) => ({
    type: "tencentcloud:index/camRole:CamRole",
    inputs: { name: "dts-orders", document: JSON.stringify({ version: "2.0", statement }) },
  });
  const old = state([trusting("root", "the-first-external-id")]);
  const widened = state([
    trusting("root", "the-first-external-id"),
    trusting("uin/5", "another-external-id"),
  ]);
  const urn = "urn:pulumi:source::p::tencentcloud:index/camRole:CamRole::orders";

  const report = review([
    preview([{ op: "update", urn, oldState: old, newState: widened }], [{ urn, ...old }]),
  ]);

  expect(pathChange(report, `qcs::cam::uin/${targetUin}:uin/5`)).toBe("widened");
  expect(gate(report, { failOn: "gain" })).toBe(exitCodes.violated);
});
