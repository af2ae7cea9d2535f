import cases from "../../matrix/dts-emulator-precheck.json";
import {
  allOf,
  purchaseJob,
  checkedJob,
  configuration,
  createCloud,
  durations,
  grantRole,
  roleName,
  sourceUin,
  type Cloud,
} from "./cloud";

interface Case {
  readonly name: string;
  readonly source?: string;
  readonly target?: string;
  readonly database?: string;
  readonly sourceUser?: string;
  readonly sourcePassword?: string;
  readonly targetPassword?: string;
  readonly options?: object;
  readonly failed: readonly string[];
}

const given = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const overridesOf = (it: Case) => ({
  SrcInfo: given({ InstanceId: it.source, User: it.sourceUser, Password: it.sourcePassword }),
  DstInfo: given({ InstanceId: it.target, Password: it.targetPassword }),
  Objects: allOf(it.database ?? "orders"),
  Options: it.options,
});

interface WireStep {
  readonly StepId: string;
  readonly StepName: string;
  readonly Status: string;
  readonly Errors: {
    readonly Code: string;
    readonly Message: string;
    readonly Solution: string;
    readonly HelpDoc: string;
    readonly SkipInfo: string;
  }[];
}

function stepsOf(cloud: Cloud, jobId: string, options = {}): WireStep[] {
  return cloud.call("DescribeCheckSyncJobResult", { JobId: jobId }, options).StepInfos;
}

const failedIds = (steps: WireStep[]) =>
  steps.filter(({ Status }) => Status === "failed").map(({ StepId }) => StepId);

describe("the precheck", () => {
  it.each(cases as readonly Case[])("with $name fails in $failed", (it) => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud, overridesOf(it));
    const steps = stepsOf(cloud, jobId);
    expect(failedIds(steps)).toEqual(it.failed);
    expect(cloud.job(jobId).Status).toBe(it.failed.length === 0 ? "CheckPass" : "CheckNotPass");
    for (const { Errors } of steps.filter(({ Status }) => Status === "failed")) {
      expect(Errors[0]).toMatchObject({
        Code: expect.stringMatching(/^Error: /),
        Message: expect.stringMatching(/./),
        Solution: expect.stringMatching(/./),
        HelpDoc: expect.stringMatching(/^https:/),
      });
    }
  });

  it("runs its steps one after the other", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = purchaseJob(cloud);
    cloud.call("ConfigureSyncJob", configuration(cloud, jobId));
    cloud.pass(durations.configure);
    const before = cloud.call("DescribeCheckSyncJobResult", { JobId: jobId });
    cloud.call("CreateCheckSyncJob", { JobId: jobId });
    const seen = Array.from({ length: 15 }, () => {
      const { Status, StepCur, Progress } = cloud.call("DescribeCheckSyncJobResult", { JobId: jobId });
      const finished = stepsOf(cloud, jobId).filter((step) => step.Status === "finished").length;
      cloud.pass(Math.ceil(durations.precheck / 14));
      return { Status, StepCur, Progress, finished };
    });
    expect(before).toEqual({ Status: "notStarted", StepCount: 0, StepCur: 0, Progress: 0, StepInfos: null });
    expect(seen.map(({ finished }) => finished)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(seen[3]).toEqual({ Status: "running", StepCur: 4, Progress: 21, finished: 3 });
    expect(seen[14]).toEqual({ Status: "success", StepCur: 14, Progress: 100, finished: 14 });
  });

  it("answers in Chinese, and in English on request", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud, { DstInfo: { Password: "wrong" } });
    const [chinese] = stepsOf(cloud, jobId);
    const [english] = stepsOf(cloud, jobId, { language: "en-US" });
    expect(chinese).toMatchObject({
      StepName: "连接DB检查",
      Errors: [{ Message: expect.stringContaining("目标库连接失败") }],
    });
    expect(english).toMatchObject({
      StepName: "Connection check",
      Errors: [{ Message: expect.stringContaining("Access denied for user 'dts_sync'") }],
    });
  });

  it("fails while the role is revoked, and passes once it is granted again", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud);
    cloud.world.findAccount(sourceUin)!.roles.delete(roleName);
    cloud.call("CreateCheckSyncJob", { JobId: jobId });
    cloud.pass(durations.precheck);
    const [connection, next] = stepsOf(cloud, jobId);
    const status = cloud.job(jobId).Status;
    grantRole(cloud);
    cloud.call("CreateCheckSyncJob", { JobId: jobId });
    cloud.pass(durations.precheck);
    expect(connection!.Errors[0]!.Message).toContain("InternalError.GetRoleError");
    expect(next!.Status).toBe("notStarted");
    expect([status, cloud.job(jobId).Status]).toEqual(["CheckNotPass", "CheckPass"]);
  });

  it("passes a skipped step that failed, until the job is reconfigured", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const overrides = { DstInfo: { InstanceId: "cdb-smalldsk" } };
    const jobId = checkedJob(cloud, overrides);
    const check = () => {
      cloud.call("CreateCheckSyncJob", { JobId: jobId });
      cloud.pass(durations.precheck);
      return stepsOf(cloud, jobId).find(({ StepId }) => StepId === "DstSpaceCheck")!.Status;
    };
    const skipInfo = stepsOf(cloud, jobId).find(({ StepId }) => StepId === "DstSpaceCheck")!.Errors[0]!
      .SkipInfo;
    cloud.call("SkipSyncCheckItem", { JobId: jobId, StepIds: ["DstSpaceCheck"] });
    const skipped = check();
    cloud.call("ConfigureSyncJob", configuration(cloud, jobId, overrides));
    cloud.pass(durations.configure);
    const reconfigured = check();
    expect(skipInfo).not.toBe("");
    expect([skipped, reconfigured]).toEqual(["skipped", "failed"]);
  });

  it("does not allow skipping a step that others depend on", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud, { DstInfo: { Password: "wrong" } });
    const code = cloud.codeOf("SkipSyncCheckItem", { JobId: jobId, StepIds: ["ConnectDBCheck"] });
    expect(code).toBe("InvalidParameterValue.InvalidParameterValueError");
  });

  it("is needed again after a new configuration", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud);
    cloud.call("ConfigureSyncJob", configuration(cloud, jobId));
    const meanwhile = cloud.codeOf("StartSyncJob", { JobId: jobId });
    cloud.pass(durations.configure);
    expect(meanwhile).toBe("OperationDenied.OperationDeniedError");
    expect(cloud.job(jobId).Status).toBe("Initialized");
  });
});
