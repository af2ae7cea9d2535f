import * as pulumi from "@pulumi/pulumi";
import {
  AssumeRoleGrant,
  type AssumeRoleGrantArgs,
  CrossAccountSync,
  type CrossAccountSyncArgs,
  SourceGrant,
  type SourceGrantArgs,
} from "../../components";
import { runProgram, settled } from "./program";

const connection = { accountUin: "100018273645", region: "ap-guangzhou", credentials: "environment:SOURCE" };
const grantArgs: SourceGrantArgs = { connection, targetUin: "100026591483", databaseKinds: ["mysql"] };
const endpoint = {
  databaseKind: "mysql",
  region: "ap-guangzhou",
  instanceId: "cdb-orders57",
  user: "dts_sync",
  password: "a-password",
} as const;
const jobArgs: CrossAccountSyncArgs = {
  connection,
  grant: { sourceUin: "100018273645", roleName: "dts-orders", externalId: "the-external-id" },
  source: endpoint,
  target: endpoint,
  objects: { databases: [{ name: "orders" }] },
};

const grant = (transform: SourceGrantArgs["transform"]) =>
  runProgram(() => new SourceGrant("orders", { ...grantArgs, transform }));
const permission = (transform: AssumeRoleGrantArgs["transform"]) =>
  runProgram(
    () =>
      new AssumeRoleGrant("orders", {
        connection,
        sourceUin: "100018273645",
        roleName: "dts-orders",
        attachees: [],
        transform,
      }),
  );
const job = (transform: CrossAccountSyncArgs["transform"]) =>
  runProgram(() => new CrossAccountSync("orders", { ...jobArgs, transform }));

test("partial arguments are merged over those of the part, and the others stay", async () => {
  const { named } = await grant({ role: { sessionDurationSeconds: 3600 } });
  expect(named("orders-role").inputs).toMatchObject({
    sessionDurationSeconds: 3600,
    roleName: "dts-orders",
    externalId: "generated-external-id",
  });
  expect(named("orders-role").secretInputs).toEqual(["externalId"]);
});

test("a function gets the arguments of the part", async () => {
  const { named } = await permission({
    policy: ({ policyName }) => ({ policyName: pulumi.interpolate`a-${policyName}` }),
  });
  expect(named("orders-policy").inputs).toMatchObject({
    policyName: "a-dts-assume-orders",
    owner: "organization/dts-cross-account/test/orders-policy",
  });
});

test("outputs of the component describe the transformed parts", async () => {
  const { made, named } = await grant({
    role: { roleName: "shared-role" },
    policies: ({ policyNames }) => ({
      policyNames: pulumi.output(policyNames).apply((names) => [...names, "extra-policy"]),
    }),
  });
  expect(named("orders-policies").inputs).toMatchObject({ roleName: "shared-role" });
  expect((await settled(made.grant)).value).toMatchObject({
    roleName: "shared-role",
    roleArn: "qcs::cam::uin/100018273645:roleName/shared-role",
    attachedPolicies: expect.arrayContaining(["extra-policy"]) as string[],
  });
});

test("the job of a CrossAccountSync is transformed, and the transform itself is not an input", async () => {
  const { named } = await job({ job: { jobName: "orders-in-console" } });
  const { inputs } = named("orders-job");
  expect(inputs).toMatchObject({ jobName: "orders-in-console" });
  expect(inputs).not.toHaveProperty("transform");
});

test("an undefined value changes nothing", async () => {
  const { named } = await grant({ role: { description: undefined } });
  expect(named("orders-role").inputs.description).toContain("100026591483");
});

/** As a program in plain JavaScript can write it. */
const unchecked = (changes: object) => changes as never;

test.each([
  ["orders-role", "owner", () => grant({ role: unchecked({ owner: "mine" }) })],
  ["orders-role", "connection", () => grant({ role: unchecked({ connection }) })],
  ["orders-role", "externalId", () => grant({ role: unchecked({ externalId: "known-to-all" }) })],
  ["orders-role", "previousExternalId", () => grant({ role: unchecked({ previousExternalId: "old" }) })],
  ["orders-role", "expires", () => grant({ role: unchecked({ expires: "2099-01-01T00:00:00Z" }) })],
  ["orders-policies", "roleName", () => grant({ policies: unchecked({ roleName: "other" }) })],
  ["orders-policy", "owner", () => permission({ policy: unchecked({ owner: "mine" }) })],
  ["orders-job", "connection", () => job({ job: unchecked({ connection }) })],
  ["orders-job", "owner", () => job({ job: () => unchecked({ owner: "mine" }) })],
  ["orders-job", "source", () => job({ job: unchecked({ source: endpoint }) })],
])("the transform of %s cannot change %s", async (part, key, build) => {
  await expect(build()).rejects.toThrow(`The transform of ${part} cannot change \`${key}\`.`);
});
