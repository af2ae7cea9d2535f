import { createCloud, durations, grantRole, runningJob, type Cloud } from "./cloud";

function comparableJob(overrides = {}): { cloud: Cloud; jobId: string } {
  const cloud = createCloud();
  grantRole(cloud);
  const jobId = runningJob(cloud, overrides);
  cloud.pass(durations.fullLoad);
  return { cloud, jobId };
}

function taskOf(cloud: Cloud, jobId: string, parameters = {}) {
  return cloud.call("CreateSyncCompareTask", { JobId: jobId, ...parameters }).CompareTaskId as string;
}

function stateOf(cloud: Cloud, JobId: string, CompareTaskId: string) {
  const { Status, Conclusion } = cloud.call("DescribeSyncCompareTasks", { JobId, CompareTaskId }).Items[0];
  return { Status, Conclusion };
}

describe("comparing", () => {
  it.each([
    [0, "same", 0],
    [7, "different", 1],
  ])("with %d different rows ends in %s", (rows, conclusion, tables) => {
    const { cloud, jobId } = comparableJob();
    cloud.dts.outOfBand.setDifferentRows(jobId, rows);
    const taskId = taskOf(cloud, jobId);
    const created = stateOf(cloud, jobId, taskId);
    cloud.call("StartSyncCompare", { JobId: jobId, CompareTaskId: taskId });
    const ready = stateOf(cloud, jobId, taskId);
    cloud.pass(durations.compareStart);
    const running = stateOf(cloud, jobId, taskId);
    cloud.pass(durations.compare);
    const { Abstract, Detail } = cloud.call("DescribeSyncCompareReport", {
      JobId: jobId,
      CompareTaskId: taskId,
    });
    expect([created.Status, ready.Status, running.Status]).toEqual(["created", "readyRun", "running"]);
    expect(stateOf(cloud, jobId, taskId)).toEqual({ Status: "success", Conclusion: conclusion });
    expect(Abstract).toMatchObject({
      TotalTables: 3,
      CheckedTables: 3,
      DifferentTables: tables,
      DifferentRows: rows,
    });
    expect(Detail.Difference.TotalCount).toBe(tables);
  });

  it("can be renamed, also while it runs", () => {
    const { cloud, jobId } = comparableJob();
    const task = { JobId: jobId, CompareTaskId: taskOf(cloud, jobId) };
    cloud.call("StartSyncCompare", task);
    cloud.call("ModifySyncCompareTaskName", { ...task, TaskName: "renamed" });
    expect(cloud.call("DescribeSyncCompareTasks", { JobId: jobId }).Items[0].TaskName).toBe("renamed");
  });

  it("covers only the chosen tables", () => {
    const { cloud, jobId } = comparableJob();
    const ObjectItems = [
      { DbName: "orders", DbMode: "partial", TableMode: "partial", Tables: [{ TableName: "orders" }] },
    ];
    const Objects = { ObjectMode: "partial", ObjectItems };
    const taskId = taskOf(cloud, jobId, { ObjectMode: "custom", Objects });
    cloud.call("StartSyncCompare", { JobId: jobId, CompareTaskId: taskId });
    cloud.pass(durations.compareStart + durations.compare);
    const { Abstract } = cloud.call("DescribeSyncCompareReport", { JobId: jobId, CompareTaskId: taskId });
    expect(Abstract).toMatchObject({ TotalTables: 1, Objects });
  });

  it("can be stopped, changed, started again and deleted", () => {
    const { cloud, jobId } = comparableJob();
    const task = { JobId: jobId, CompareTaskId: taskOf(cloud, jobId) };
    cloud.call("StartSyncCompare", task);
    const deniedWhileRunning = cloud.codeOf("DeleteSyncCompareTask", task);
    cloud.call("StopSyncCompare", task);
    cloud.pass(durations.compareStop);
    const stopped = stateOf(cloud, jobId, task.CompareTaskId).Status;
    cloud.call("ModifySyncCompareTask", { ...task, TaskName: "nightly" });
    cloud.call("StartSyncCompare", task);
    cloud.pass(durations.compareStart + durations.compare);
    const [again] = cloud.call("DescribeSyncCompareTasks", { JobId: jobId }).Items;
    cloud.call("DeleteSyncCompareTask", task);
    expect(deniedWhileRunning).toBe("OperationDenied.OperationDeniedError");
    expect(stopped).toBe("canceled");
    expect(again).toMatchObject({ TaskName: "nightly", Status: "success" });
    expect(cloud.call("DescribeSyncCompareTasks", { JobId: jobId })).toEqual({ TotalCount: 0, Items: [] });
    expect(cloud.codeOf("StartSyncCompare", task)).toBe("ResourceNotFound.ResourceNotFoundError");
  });

  it("is refused before the incremental phase and with filtered operations, and the job gives the reason", () => {
    const { cloud, jobId } = comparableJob({ Options: { OpTypes: ["Insert"] } });
    const early = runningJob(cloud);
    const codes = [jobId, early].map((JobId) => cloud.codeOf("CreateSyncCompareTask", { JobId }));
    expect(codes).toEqual(["OperationDenied.OperationDeniedError", "OperationDenied.OperationDeniedError"]);
    expect(cloud.job(jobId).Detail.CauseOfCompareDisable).toBe("当前任务开启了DML过滤(Update,Delete)。");
    expect(cloud.job(early).Detail.CauseOfCompareDisable).not.toBe("");
  });
});
