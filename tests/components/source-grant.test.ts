import { SourceGrant, type SourceGrantArgs } from "../../components";
import { databaseKindNames } from "./kinds";
import { parentTypeOf, runProgram, settled } from "./program";

const args: SourceGrantArgs = {
  connection: { accountUin: "100018273645", region: "ap-guangzhou", credentials: "environment:SOURCE" },
  targetUin: "100026591483",
  databaseKinds: ["mysql"],
};
const build = (changes: Partial<SourceGrantArgs> = {}) => new SourceGrant("orders", { ...args, ...changes });

test("steps 2-6: a role that trusts the target's main account, with the policies of the kind", async () => {
  // Given the least that a grant needs; when it is built
  const { resources, named } = await runProgram(build);

  // Then these resources are created, the role before its policies
  expect(resources.map(({ type, name }) => `${type.replace("pulumi-nodejs:dynamic/", "")} ${name}`)).toEqual([
    "dts-cross-account:index:SourceGrant orders",
    "dts:ExternalId orders-external-id",
    "cam:Role orders-role",
    "cam:RolePolicies orders-policies",
  ]);
  expect(named("orders-role").inputs).toMatchObject({
    roleName: "dts-orders",
    trustedPrincipals: ["qcs::cam::uin/100026591483:root"],
    externalId: "generated-external-id",
    sessionDurationSeconds: 7200,
    owner: "organization/dts-cross-account/test/orders-role",
  });
  expect(named("orders-policies").inputs).toMatchObject({
    roleName: "dts-orders",
    policyNames: ["QcloudDTSReadOnlyAccess", "QcloudAccessForMySQLRole", "QcloudCDBReadOnlyAccess"],
  });
});

test("the grant is the parent of every part", async () => {
  // Given a grant; when it is built, then the parts' URNs name it as their parent
  const { made } = await runProgram(build);
  expect(await parentTypeOf(made.role)).toBe("dts-cross-account:index:SourceGrant");
  expect(await parentTypeOf(made.policies)).toBe("dts-cross-account:index:SourceGrant");
});

test("policies are attached only once the role exists", async () => {
  // Given a cloud that is slow to make the role
  const order: string[] = [];
  await runProgram(build, async ({ name }) => {
    order.push(`begin ${name}`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`end ${name}`);
  });

  // When the grant is built, then its policies wait for it
  expect(order.indexOf("begin orders-policies")).toBeGreaterThan(order.indexOf("end orders-role"));
});

test.each([
  ["generated", {}, "generated-external-id"],
  ["given", { externalId: "my-own-id" }, "my-own-id"],
])("a %s external ID is a secret in every place", async (_which, changes, expected) => {
  // Given a grant with an external ID; when it is built
  const { made, named } = await runProgram(() => build(changes));

  // Then it is a secret as output and as the role's input, and is in no other output
  expect(await settled(made.externalId)).toEqual({ value: expected, isSecret: true });
  expect(named("orders-role").secretInputs).toEqual(["externalId"]);
  const grant = await settled(made.grant);
  expect(grant.isSecret).toBe(false);
  expect(JSON.stringify(grant.value)).not.toContain(expected);
});

describe("a rotation of the external ID", () => {
  const generated = "generated-external-id";
  test.each<[string, Partial<SourceGrantArgs>, string, string | undefined]>([
    [
      "phase 1 of a generated one",
      { externalIdGeneration: 2, acceptPreviousExternalId: true },
      `${generated}-2`,
      generated,
    ],
    ["phase 2 of a generated one", { externalIdGeneration: 2 }, `${generated}-2`, undefined],
    ["phase 1 to a given one", { externalId: "own", acceptPreviousExternalId: true }, "own", generated],
    [
      "phase 1 between given ones",
      { externalId: "own", acceptPreviousExternalId: "before" },
      "own",
      "before",
    ],
    ["phase 1 back to a generated one", { acceptPreviousExternalId: "own" }, generated, "own"],
  ])("%s", async (_phase, changes, current, previous) => {
    const { made, named } = await runProgram(() => build(changes));

    // Then the role accepts these, the current one is handed out, and all of them are secrets
    const { inputs, secretInputs } = named("orders-role");
    expect(inputs).toMatchObject({ externalId: current });
    expect(inputs.previousExternalId).toBe(previous);
    expect(await settled(made.externalId)).toEqual({ value: current, isSecret: true });
    expect([...secretInputs].sort()).toEqual(
      previous === undefined ? ["externalId"] : ["externalId", "previousExternalId"],
    );
  });

  test("the new ID is handed out only once the role accepts it", async () => {
    // Given a cloud that is slow to change the role
    const order: string[] = [];
    const { made } = await runProgram(
      () => {
        const grant = build({ externalIdGeneration: 2, acceptPreviousExternalId: true });
        grant.externalId.apply(() => order.push("handed out"));
        return grant;
      },
      async ({ name }) => {
        if (name !== "orders-role") return;
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push("accepted");
      },
    );

    // When the grant is built, then
    await settled(made.externalId);
    expect(order).toEqual(["accepted", "handed out"]);
  });
});

test("a given external ID needs no generated one", async () => {
  const { resources } = await runProgram(() => build({ externalId: "my-own-id" }));
  expect(resources.map(({ name }) => name)).not.toContain("orders-external-id");
});

test("the grant contains what the target side needs, and everything that the role may do", async () => {
  // Given a role with a name of its own; when it is built
  const { made } = await runProgram(() => build({ roleName: "DTS-role", servicePolicies: "readOnly" }));

  // Then the grant names the role both ways
  expect((await settled(made.grant)).value).toEqual({
    sourceUin: "100018273645",
    targetUin: "100026591483",
    roleName: "DTS-role",
    roleArn: "qcs::cam::uin/100018273645:roleName/DTS-role",
    databaseKinds: ["mysql"],
    attachedPolicies: ["QcloudDTSReadOnlyAccess", "QcloudCDBInnerReadOnlyAccess"],
  });
});

test("the expiry of a grant is passed to CAM and to the target side", async () => {
  // Given an end; when the grant is built
  const expires = "2027-06-30T00:00:00Z";
  const { made, named } = await runProgram(() => build({ expires }));

  // Then the role has the expiry, and the grant contains it
  expect(named("orders-role").inputs).toMatchObject({ expires });
  expect((await settled(made.grant)).value).toMatchObject({ expires });
});

test.each([
  ["documented", "documented" as const],
  ["readOnly", "readOnly" as const],
])("%s policies of all kinds together hold each name once", async (_choice, servicePolicies) => {
  // Given a grant for every kind, one of them twice
  const databaseKinds = [...databaseKindNames, databaseKindNames[0]!];

  // When it is built
  const { named } = await runProgram(() => build({ databaseKinds, servicePolicies }));

  // Then no name is there twice, and the policy of DTS is first
  const names = named("orders-policies").inputs.policyNames as string[];
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toBe("QcloudDTSReadOnlyAccess");
  expect(names.length).toBeGreaterThanOrEqual(1 + databaseKindNames.length);
});

test("policies may be named one by one", async () => {
  // The given names are added to those of DTS.
  const { named } = await runProgram(() => build({ servicePolicies: ["my-narrow-policy"] }));
  expect(named("orders-policies").inputs.policyNames).toEqual([
    "QcloudDTSReadOnlyAccess",
    "my-narrow-policy",
  ]);
});
