import { jobStateCodec } from "../../core/dts/job-state-codec";
import * as pulumi from "@pulumi/pulumi";
import { AssumeRoleGrant, CrossAccountSync, toJobOutput, type CrossAccountSyncArgs } from "../../components";
import { documentedDefaults } from "../support/example-job";
import { parentTypeOf, runProgram, settled } from "./program";

const connection = {
  accountUin: "100026591483",
  region: "ap-shanghai",
  credentials: "environment:EXECUTOR",
};
const args: CrossAccountSyncArgs = {
  connection,
  grant: { sourceUin: "100018273645", roleName: "dts-orders", externalId: "the-external-id" },
  source: {
    databaseKind: "mysql",
    region: "ap-guangzhou",
    instanceId: "cdb-orders57",
    user: "dts_sync",
    password: "source-password",
  },
  target: {
    databaseKind: "mysql",
    region: "ap-shanghai",
    instanceId: "cdb-replica8",
    user: "dts_sync",
    password: "target-password",
  },
  objects: { databases: [{ name: "orders" }] },
};
const build = (changes: Partial<CrossAccountSyncArgs> = {}, options: pulumi.ComponentResourceOptions = {}) =>
  new CrossAccountSync("orders", { ...args, ...changes }, options);

test("a job reads through the grant, with the documented defaults", async () => {
  // Given the least that a job needs; when it is built
  const { made, named } = await runProgram(build);

  // Then the job's source carries the grant, and everything else is left to the provider, which knows the defaults
  const { inputs } = named("orders-job");
  expect(inputs).toMatchObject({
    jobName: "orders",
    owner: "organization/dts-cross-account/test/orders-job",
    source: { accountUin: "100018273645", roleName: "dts-orders", externalId: "the-external-id" },
  });
  expect(Object.keys(inputs).filter((key) => key in documentedDefaults)).toEqual([]);
  expect(jobStateCodec.decodeInputs(inputs)).toMatchObject(documentedDefaults);
  expect(await parentTypeOf(made.job)).toBe("dts-cross-account:index:CrossAccountSync");
});
test("a part of the options leaves the others at their defaults", async () => {
  // Given one option; when the job is built, then only that one differs
  const { named } = await runProgram(() => build({ options: { conflict: "cover" } }));
  const { inputs } = named("orders-job");
  expect(inputs.options).toEqual({ conflict: "cover" });
  expect(jobStateCodec.decodeInputs(inputs).options).toEqual({
    ...documentedDefaults.options,
    conflict: "cover",
  });
});

test("passwords and the external ID are secrets, though they were given as plain text", async () => {
  // Given plain passwords; when the job is built
  const { named } = await runProgram(build);

  // Then both ends are secret in the engine's eyes, and nothing else that holds them is not
  const { inputs, secretInputs } = named("orders-job");
  expect([...secretInputs].sort()).toEqual(["source", "target"]);
  const open = Object.entries(inputs).filter(([key]) => !secretInputs.includes(key));
  expect(JSON.stringify(open)).not.toMatch(/password|the-external-id/);
});

test("a job depends on everything that lets it read the source", async () => {
  // Given a permission with an attachment that is slow
  const order: string[] = [];
  await runProgram(
    () => {
      const permission = new AssumeRoleGrant("permit", {
        connection,
        sourceUin: "100018273645",
        roleName: "dts-orders",
        attachees: [
          { kind: "user", name: "one" },
          { kind: "user", name: "two" },
        ],
      });
      return build({}, { dependsOn: [permission] });
    },
    async ({ name }) => {
      order.push(`begin ${name}`);
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      order.push(`end ${name}`);
    },
  );

  // When all is built, then the job began after every attachment had ended
  const begun = order.indexOf("begin orders-job");
  expect(begun).toBeGreaterThan(order.indexOf("end permit-user-one"));
  expect(begun).toBeGreaterThan(order.indexOf("end permit-user-two"));
});

test("a role that was created elsewhere is accepted, with or without an external ID", async () => {
  // Given outputs of another resource, without an external ID
  const grant = {
    sourceUin: pulumi.output("100000000001"),
    roleName: pulumi.output("made-elsewhere"),
    externalId: pulumi.output<string | undefined>(undefined),
  };

  // When the job is built from them, then it reads through that role
  const { named } = await runProgram(() => build({ grant }));
  expect(named("orders-job").inputs.source).toMatchObject({
    accountUin: "100000000001",
    roleName: "made-elsewhere",
  });
  expect(named("orders-job").inputs.source).not.toHaveProperty("externalId", expect.anything());
});

test("the status of a job is in the outputs, and none of it is a secret", async () => {
  // Given a job; when it is built, then what the provider reports is an output
  const { made } = await runProgram(build);
  const report = await settled(toJobOutput(made.job));
  const comparison = { taskId: "cmp-1", conclusion: "same", differentTables: 0, differentRows: 0 };
  expect(report).toEqual({
    isSecret: false,
    value: {
      jobId: "orders-job-id",
      status: "Running",
      tradeStatus: "Normal",
      phase: "sinker",
      progress: 100,
      lagSeconds: 3,
      lagMegabytes: 0,
      lastError: null,
      allowedActions: "pause, stop",
      usesCurrentExternalId: true,
      comparison: { ...comparison, settings: '{"method":"full"}' },
    },
  });
});
