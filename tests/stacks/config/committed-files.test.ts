import { parse } from "yaml";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  parseStackConfiguration,
  type SourceConfiguration,
  type TargetConfiguration,
} from "../../../stacks/config";
import { documentedDefaults } from "../../support/example-job";
import { changeAt } from "./change-at";
import { handedOver, project, readStackFile } from "./stack-file";

/** As someone has it who followed the two commands in the file. */
const passwords = { "jobs[0].source.password": "p1", "jobs[0].target.password": "p2" };

function parsed(stackFile: string, changes: Record<string, unknown> = {}, secretKeys: string[] = []) {
  const { raw, options } = handedOver(changeAt(readStackFile(stackFile), changes), secretKeys, stackFile);
  return parseStackConfiguration(raw, options);
}

test("Pulumi.source.yaml is complete", () => {
  // Given the committed file

  const reading = parsed("Pulumi.source.yaml");

  const configuration: SourceConfiguration = {
    role: "source",
    accountUin: "100018273645",
    region: "ap-guangzhou",
    credentials: "environment:TENCENTCLOUD_SOURCE",
    grants: [
      {
        name: "orders",
        targetUin: "100026591483",
        databaseKinds: ["mysql"],
        roleName: "dts-orders",
        externalIdGeneration: 1,
        servicePolicies: "documented",
        sessionDurationSeconds: 7200,
      },
    ],
  };
  expect(reading).toEqual({ ok: true, configuration });
});

test("Pulumi.target.yaml lacks nothing but its passwords", () => {
  // Given the committed file

  const reading = parsed("Pulumi.target.yaml");

  const problems = ["source", "target"].map((side) => ({
    code: "configuration.passwordMissing",
    path: `Pulumi.target.yaml: jobs[0].${side}.password`,
    parameters: { command: `pulumi config set --secret --path 'jobs[0].${side}.password'` },
  }));
  expect(reading).toMatchObject({ ok: false, problems });
});

test("Pulumi.target.yaml with its passwords set is complete", () => {
  // Given the committed file and both passwords

  const reading = parsed("Pulumi.target.yaml", passwords, ["jobs"]);

  const configuration: TargetConfiguration = {
    role: "target",
    accountUin: "100026591483",
    region: "ap-shanghai",
    executor: { as: "user", userName: "dts-operator", credentials: "environment:TENCENTCLOUD_EXECUTOR" },
    granter: { credentials: "environment:TENCENTCLOUD_GRANTER" },
    grants: [
      {
        name: "orders",
        stack: "organization/dts-cross-account/source",
        nameInStack: "orders",
        from: "stack",
      },
    ],
    jobs: [
      {
        name: "orders",
        grant: "orders",
        source: {
          databaseKind: "mysql",
          region: "ap-guangzhou",
          instanceId: "cdb-orders57",
          user: "dts_sync",
          password: "p1",
        },
        target: {
          databaseKind: "mysql",
          region: "ap-shanghai",
          instanceId: "cdb-replica8",
          user: "dts_sync",
          password: "p2",
        },
        objects: { databases: [{ name: "orders" }] },
        ...documentedDefaults,
      },
    ],
  };
  expect(reading).toEqual({ ok: true, configuration });
});

test("the committed files fit the emulator's default accounts", () => {
  const accountsFile = join(__dirname, "../../../emulator/accounts/default.json");
  const { accounts } = JSON.parse(readFileSync(accountsFile, "utf8")) as { accounts: EmulatedAccount[] };
  const source = parsed("Pulumi.source.yaml");
  const target = parsed("Pulumi.target.yaml", passwords, ["jobs"]);
  if (!source.ok || !target.ok || target.configuration.role !== "target")
    throw new Error("see the tests above");

  const sourceAccount = accounts.find(({ uin }) => uin === source.configuration.accountUin);
  const targetAccount = accounts.find(({ uin }) => uin === target.configuration.accountUin);

  const { executor, jobs } = target.configuration;
  expect(targetAccount?.users.map(({ name }) => name)).toContain("userName" in executor && executor.userName);
  expect(sourceAccount?.instances).toContainEqual(instanceOf(jobs[0]?.source));
  expect(targetAccount?.instances).toContainEqual(instanceOf(jobs[0]?.target));
});

interface EmulatedAccount {
  uin: string;
  users: { name: string }[];
  instances: object[];
}

function instanceOf(endpoint: { instanceId: string; region: string } | undefined): unknown {
  return expect.objectContaining({ instanceId: endpoint?.instanceId, region: endpoint?.region }) as unknown;
}

test("the Pulumi project has the name that the keys begin with, and leaves the program to package.json", () => {
  const checkout = join(__dirname, "../../..");
  const text = readFileSync(join(checkout, "Pulumi.yaml"), "utf8");

  const written = parse(text) as object;

  expect(written).toEqual({
    name: project,
    description: expect.any(String) as string,
    runtime: { name: "nodejs", options: { typescript: false } },
  });
});
