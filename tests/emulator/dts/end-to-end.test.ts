import { assumeRolePolicy, roleArn, sourceTrustPolicy } from "../../../core/cam";
import { startTestEmulator, type TestEmulator, type TestUser } from "../../support/emulator";
import { allOf, durations, externalId, purchase, roleName } from "./cloud";

let emulator: TestEmulator;
let operator: TestUser;

beforeEach(async () => {
  emulator = await startTestEmulator();
  operator = emulator.target.user("dts-operator");
});

afterEach(() => emulator.stop());

/** Steps 1-6 of the manual procedure: the source account grants. */
async function grant(): Promise<void> {
  const { cam } = emulator.source.root;
  const trust = sourceTrustPolicy({ targetUin: emulator.target.uin, externalId });
  await cam.CreateRole({ RoleName: roleName, PolicyDocument: JSON.stringify(trust) });
  await cam.AttachRolePolicy({ AttachRoleName: roleName, PolicyName: "QcloudDTSReadOnlyAccess" });
  await cam.AttachRolePolicy({ AttachRoleName: roleName, PolicyName: "QcloudCDBReadOnlyAccess" });
}

/** Steps 7-11: the target's main account lets the operator assume the role. */
async function letOperatorTakeRole(): Promise<void> {
  const { cam } = emulator.target.root;
  const document = assumeRolePolicy({ sourceUin: emulator.source.uin, roleName });
  const { PolicyId } = await cam.CreatePolicy({
    PolicyName: "assume-dts-role",
    PolicyDocument: JSON.stringify(document),
  });
  await cam.AttachUserPolicy({ PolicyId: PolicyId!, AttachUin: Number(operator.uin) });
}

async function sourceEndpoint() {
  const { Credentials } = await operator.clients.sts.AssumeRole({
    RoleArn: roleArn(emulator.source.uin, roleName),
    RoleSessionName: "end-to-end",
    ExternalId: externalId,
  });
  return {
    Region: "ap-guangzhou",
    InstanceId: "cdb-orders57",
    User: "dts_sync",
    Password: "emulator-source-password",
    AccountMode: "other",
    Account: emulator.source.uin,
    AccountRole: roleName,
    RoleExternalId: externalId,
    TmpSecretId: Credentials!.TmpSecretId!,
    TmpSecretKey: Credentials!.TmpSecretKey!,
    TmpToken: Credentials!.Token!,
  };
}

test("a sub-user of the target account takes a job through its whole life with the official SDK", async () => {
  await grant();
  await letOperatorTakeRole();
  const { dts } = operator.clients;
  const { JobIds } = await dts.CreateSyncJob(purchase);
  const JobId = JobIds![0]!;
  const status = async () => (await dts.DescribeSyncJobs({ JobIds: [JobId] })).JobList![0]?.Status ?? "gone";
  const seen = [await status()];
  const after = async (milliseconds: number) => {
    emulator.clock.advance(milliseconds);
    seen.push(await status());
  };
  await dts.ConfigureSyncJob({
    JobId,
    SrcAccessType: "cdb",
    DstAccessType: "cdb",
    SrcInfo: await sourceEndpoint(),
    DstInfo: {
      Region: "ap-shanghai",
      InstanceId: "cdb-replica8",
      User: "dts_sync",
      Password: "emulator-target-password",
    },
    Objects: allOf("orders"),
  });
  await after(durations.configure);
  await dts.CreateCheckSyncJob({ JobId });
  await after(durations.precheck);
  const { StepInfos } = await dts.DescribeCheckSyncJobResult({ JobId });
  await dts.StartSyncJob({ JobId });
  await after(durations.start);
  await dts.IsolateSyncJob({ JobId });
  await after(durations.isolate);
  await dts.DestroySyncJob({ JobId });
  await after(durations.destroy);
  expect(seen).toEqual(["UnInitialized", "Initialized", "CheckPass", "Running", "Running", "gone"]);
  expect(StepInfos!.map(({ Status }) => Status)).toEqual(Array.from({ length: 14 }, () => "finished"));
});

test("without step 11 the error names the missing permission", async () => {
  await grant();
  const taking = sourceEndpoint();
  await expect(taking).rejects.toMatchObject({
    code: expect.stringContaining("UnauthorizedOperation"),
    message: expect.stringContaining(`roleName/${roleName}`),
  });
});
