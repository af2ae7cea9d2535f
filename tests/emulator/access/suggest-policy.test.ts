import { assumeRolePolicy, roleArn, sourceTrustPolicy, type PolicyDocument } from "../../../core/cam";
import { suggest } from "../../../cli/review/suggest";
import { suggestPolicy } from "../../../governance/review";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { allOf, durations, externalId, purchase, roleName } from "../dts/cloud";

const started: TestEmulator[] = [];
afterAll(() => Promise.all(started.map((emulator) => emulator.stop())));

const full: PolicyDocument = {
  version: "2.0",
  statement: [{ effect: "allow", action: ["cdb:*", "kms:*"], resource: "*" }],
};

/** Runs the procedure in a fresh cloud, with a role that has one policy. */
async function sync(policy: PolicyDocument): Promise<{ status: string; usedActions: string[] }> {
  const emulator = await startTestEmulator();
  started.push(emulator);
  await grant(emulator, policy);
  const { dts } = emulator.target.user("dts-operator").clients;
  const JobId = (await dts.CreateSyncJob(purchase)).JobIds![0]!;
  await dts.ConfigureSyncJob({
    JobId,
    SrcAccessType: "cdb",
    DstAccessType: "cdb",
    SrcInfo: await sourceEndpoint(emulator),
    DstInfo: {
      Region: "ap-shanghai",
      InstanceId: "cdb-replica8",
      User: "dts_sync",
      Password: "emulator-target-password",
    },
    Objects: allOf("orders"),
  });
  emulator.clock.advance(durations.configure);
  await dts.CreateCheckSyncJob({ JobId });
  emulator.clock.advance(durations.precheck);
  await dts.StartSyncJob({ JobId });
  emulator.clock.advance(durations.start);
  const { JobList } = await dts.DescribeSyncJobs({ JobIds: [JobId] });
  const usedActions = emulator.dts.jobs.get(JobId)?.usedActions.source ?? [];
  return { status: JobList![0]?.Status ?? "gone", usedActions: [...usedActions] };
}

async function grant({ source, target }: TestEmulator, policy: PolicyDocument): Promise<void> {
  const trust = sourceTrustPolicy({ targetUin: target.uin, externalId });
  const { cam } = source.root;
  await cam.CreateRole({ RoleName: roleName, PolicyDocument: JSON.stringify(trust) });
  const own = await cam.CreatePolicy({ PolicyName: "of-role", PolicyDocument: JSON.stringify(policy) });
  await cam.AttachRolePolicy({ AttachRoleName: roleName, PolicyId: own.PolicyId });

  const permission = assumeRolePolicy({ sourceUin: source.uin, roleName });
  const operator = target.user("dts-operator");
  const assume = await target.root.cam.CreatePolicy({
    PolicyName: "assume",
    PolicyDocument: JSON.stringify(permission),
  });
  await target.root.cam.AttachUserPolicy({ PolicyId: assume.PolicyId!, AttachUin: Number(operator.uin) });
}

async function sourceEndpoint({ source, target }: TestEmulator) {
  const { Credentials } = await target.user("dts-operator").clients.sts.AssumeRole({
    RoleArn: roleArn(source.uin, roleName),
    RoleSessionName: "suggest",
    ExternalId: externalId,
  });
  return {
    Region: "ap-guangzhou",
    InstanceId: "cdb-orders57",
    User: "dts_sync",
    Password: "emulator-source-password",
    AccountMode: "other",
    Account: source.uin,
    AccountRole: roleName,
    RoleExternalId: externalId,
    TmpSecretId: Credentials!.TmpSecretId!,
    TmpSecretKey: Credentials!.TmpSecretKey!,
    TmpToken: Credentials!.Token!,
  };
}

test("a job reaches Running with the policy suggested from its own calls", async () => {
  const { status, usedActions } = await sync(full);
  expect(status).toBe("Running");
  const { document, delta } = suggestPolicy(usedActions, [{ name: "full", document: full }], "100018273645");
  // The suggested policy is narrower and sufficient.
  expect(document.statement).toEqual([
    { effect: "allow", action: ["cdb:DescribeDBInstances"], resource: "*" },
  ]);
  expect(delta.change).toBe("narrowed");
  expect((await sync(document)).status).toBe("Running");
});

test("the command prints the actions of the role's sessions, the policy for them, and the actions removed", async () => {
  // One role used by a job, and one unused.
  await sync(full);
  const emulator = started.at(-1)!;
  const trust = sourceTrustPolicy({ targetUin: emulator.target.uin });
  await emulator.source.root.cam.CreateRole({ RoleName: "unused", PolicyDocument: JSON.stringify(trust) });
  const printed = jest.spyOn(console, "log").mockImplementation();
  const exitCode = await suggest({ emulator: emulator.endpoint, format: "terminal" });
  const asJson = await suggest({ emulator: emulator.endpoint, format: "json" });
  const [text = "", json = ""] = printed.mock.calls.map(([line]) => String(line));
  printed.mockRestore();
  expect([exitCode, asJson]).toEqual([0, 0]);
  expect(text).toContain('"cdb:DescribeDBInstances"');
  expect(text).toMatch(/- may cdb:\*, kms:\* on \*, by of-role/);
  expect(text).not.toContain("unused");
  expect(JSON.parse(json)).toMatchObject([{ roleName, usedActions: ["cdb:DescribeDBInstances"] }]);
});

test("the command reports missing evidence, a missing emulator and another server", async () => {
  const emulator = await startTestEmulator();
  started.push(emulator);
  await expect(suggest({ emulator: emulator.endpoint, format: "json" })).rejects.toThrow(
    /no role .* has been used/i,
  );
  await expect(suggest({ emulator: "http://127.0.0.1:1", format: "json" })).rejects.toThrow(
    /no emulator responds/i,
  );
  await expect(suggest({ emulator: "not an address", format: "json" })).rejects.toThrow(/not an address/);
});

test("a policy without the suggested action is refused", async () => {
  const other: PolicyDocument = {
    version: "2.0",
    statement: [{ effect: "allow", action: "cdb:DescribeAccounts", resource: "*" }],
  };
  await expect(sync(other)).rejects.toMatchObject({ code: "InternalError.InternalInnerCommonError" });
});
