import { allOf, createCloud, durations, grantRole, runningJob, type Cloud } from "./cloud";

const bothDatabases = { DynamicObjects: allOf("orders", "inventory") };

function runningCloud(): { cloud: Cloud; jobId: string } {
  const cloud = createCloud();
  grantRole(cloud);
  return { cloud, jobId: runningJob(cloud) };
}

describe("changing a running job", () => {
  it("takes effect after its own check", () => {
    const { cloud, jobId } = runningCloud();
    const optionalActions = () =>
      cloud.job(jobId).Actions.filter((action: string) => action.endsWith("OptObj"));
    cloud.call("ModifySyncJobConfig", { JobId: jobId, ...bothDatabases });
    const configured = optionalActions();
    cloud.call("CreateModifyCheckSyncJob", { JobId: jobId });
    const checking = optionalActions();
    cloud.pass(durations.modifyCheck);
    const check = cloud.call("DescribeModifyCheckSyncJobResult", { JobId: jobId });
    const checked = optionalActions();
    cloud.call("StartModifySyncJob", { JobId: jobId });
    const starting = cloud.job(jobId);
    cloud.pass(durations.modifyStart);
    const done = cloud.job(jobId);
    expect({ configured, checking, checked }).toEqual({
      configured: ["configureOptObj", "checkOptObj"],
      checking: [],
      checked: ["configureOptObj", "checkOptObj", "startOptObj"],
    });
    expect(check).toMatchObject({ Status: "success", StepCount: 15, Progress: 100 });
    expect(check.StepInfos[14].StepId).toBe("ModifyConfigCheck");
    expect(starting.Objects.Databases).toHaveLength(1);
    expect(done).toMatchObject({ Status: "Running", OptObjStatus: "Normal" });
    expect(done.Objects.Databases.map(({ DbName }: { DbName: string }) => DbName)).toEqual([
      "orders",
      "inventory",
    ]);
  });

  it("overwrites the operations and keeps the other options", () => {
    const { cloud, jobId } = runningCloud();
    const DynamicOptions = { OpTypes: ["Insert", "Update"], DdlOptions: [], ConflictHandleType: "Cover" };
    cloud.call("ModifySyncJobConfig", { JobId: jobId, DynamicOptions });
    cloud.call("CreateModifyCheckSyncJob", { JobId: jobId });
    cloud.pass(durations.modifyCheck);
    cloud.call("StartModifySyncJob", { JobId: jobId });
    cloud.pass(durations.modifyStart);
    expect(cloud.job(jobId).Options).toMatchObject({
      OpTypes: ["Insert", "Update"],
      ConflictHandleType: "Cover",
      DealOfExistSameTable: "ReportErrorAfterCheck",
    });
  });

  it("does not start after a failed check", () => {
    const { cloud, jobId } = runningCloud();
    cloud.call("ModifySyncJobConfig", { JobId: jobId, DynamicObjects: allOf("orders", "nowhere") });
    cloud.call("CreateModifyCheckSyncJob", { JobId: jobId });
    cloud.pass(durations.modifyCheck);
    expect(cloud.call("DescribeModifyCheckSyncJobResult", { JobId: jobId }).Status).toBe("failed");
    expect(cloud.codeOf("StartModifySyncJob", { JobId: jobId })).toBe("OperationDenied.OperationDeniedError");
  });

  it.each([
    ["a start without a check", "StartModifySyncJob", {}, "OperationDenied.OperationDeniedError"],
    ["a check without a change", "CreateModifyCheckSyncJob", {}, "OperationDenied.OperationDeniedError"],
    ["a change of nothing", "ModifySyncJobConfig", {}, "InvalidParameterValue.InvalidParameterValueError"],
    [
      "options without DDL",
      "ModifySyncJobConfig",
      { DynamicOptions: { OpTypes: ["Insert"] } },
      "MissingParameter",
    ],
    [
      "single columns",
      "ModifySyncJobConfig",
      {
        DynamicObjects: {
          Mode: "Partial",
          Databases: [{ DbName: "orders", Tables: [{ TableName: "orders", ColumnMode: "Partial" }] }],
        },
      },
      "InvalidParameterValue.InvalidParameterValueError",
    ],
  ])("refuses %s", (_mistake, action, parameters, code) => {
    const { cloud, jobId } = runningCloud();
    const answer = cloud.codeOf(action, { JobId: jobId, ...parameters });
    expect(answer).toBe(code);
  });
});
