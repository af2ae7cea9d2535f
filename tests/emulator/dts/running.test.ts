import {
  purchaseJob,
  checkedJob,
  configuration,
  createCloud,
  durations,
  grantRole,
  runningJob,
  type Cloud,
} from "./cloud";

interface WireStage {
  readonly StepId: string;
  readonly Status: string;
}

function stagesOf(cloud: Cloud, jobId: string): string[] {
  return cloud.job(jobId).Detail.StepInfos.map(({ StepId, Status }: WireStage) => `${StepId} ${Status}`);
}

function grantedCloud(): Cloud {
  const cloud = createCloud();
  grantRole(cloud);
  return cloud;
}

describe("a running job", () => {
  it("completes the full load, then catches up, and stays running", () => {
    const cloud = grantedCloud();
    const jobId = runningJob(cloud);
    const lag = () => cloud.job(jobId).Detail.SecondsBehindMaster;
    const atStart = stagesOf(cloud, jobId);
    cloud.pass(durations.fullLoad * 0.3);
    const duringExport = { stages: stagesOf(cloud, jobId), job: cloud.job(jobId) };
    cloud.pass(durations.fullLoad * 0.7);
    const loaded = { stages: stagesOf(cloud, jobId), lag: lag() };
    cloud.pass(durations.catchUp / 2);
    const halfWay = lag();
    cloud.pass(durations.catchUp / 2);
    const caughtUp = lag();
    cloud.pass(30 * 24 * 3_600_000);
    expect(atStart).toEqual([
      "schema-init running",
      "dumper notStarted",
      "loader notStarted",
      "sinker notStarted",
    ]);
    expect(duringExport.stages[1]).toBe("dumper running");
    expect(duringExport.job).toMatchObject({
      DumperResumeCtrl: "no",
      Detail: { Progress: 30, CurrentStepProgress: 50 },
    });
    expect(loaded).toEqual({
      stages: ["schema-init finished", "dumper finished", "loader finished", "sinker running"],
      lag: durations.fullLoad / 1000,
    });
    expect([halfWay, caughtUp]).toEqual([durations.fullLoad / 2000, 0]);
    expect(cloud.job(jobId)).toMatchObject({
      Status: "Running",
      StartTime: "2026-03-02 16:00:27",
      EndTime: "0000-00-00 00:00:00",
      Detail: { Progress: -1, MasterSlaveDistance: 0, StepAll: 4, StepNow: 4 },
    });
  });

  it("falls behind while it is paused and catches up afterwards", () => {
    const cloud = grantedCloud();
    const jobId = runningJob(cloud);
    cloud.pass(durations.fullLoad + durations.catchUp);
    const lag = () => cloud.job(jobId).Detail.SecondsBehindMaster;
    cloud.call("PauseSyncJob", { JobId: jobId });
    const statusAtOnce = cloud.job(jobId).Status;
    cloud.pass(durations.pause + 600_000);
    const paused = { status: cloud.job(jobId).Status, lag: lag(), stage: stagesOf(cloud, jobId)[3] };
    cloud.call("ContinueSyncJob", { JobId: jobId });
    cloud.pass(durations.continue);
    const goneOn = cloud.job(jobId).Status;
    cloud.pass(durations.catchUp);
    expect(statusAtOnce).toBe("Pausing");
    expect(paused).toEqual({ status: "Paused", lag: 603, stage: "sinker paused" });
    expect([goneOn, lag()]).toEqual(["Running", 0]);
  });

  it("ends when it is stopped, and restarts from scratch after a reset", () => {
    const cloud = grantedCloud();
    const jobId = runningJob(cloud, { JobName: "orders" });
    cloud.call("StopSyncJob", { JobId: jobId });
    cloud.pass(durations.stop);
    const stopped = cloud.job(jobId);
    cloud.call("ResetSyncJob", { JobId: jobId });
    cloud.pass(durations.reset);
    const reset = cloud.job(jobId);
    expect(stopped).toMatchObject({ Status: "Stopped", EndTime: "2026-03-02 16:00:32" });
    expect(reset).toMatchObject({
      Status: "UnInitialized",
      JobName: "orders",
      EndTime: "0000-00-00 00:00:00",
      SrcInfo: { InstanceId: "" },
      Detail: { StepInfos: null },
    });
  });

  it("starts at its time if it is timed", () => {
    const cloud = grantedCloud();
    const jobId = checkedJob(cloud, { RunMode: "Timed", ExpectRunTime: "2026-03-02 17:00:00" });
    cloud.call("StartSyncJob", { JobId: jobId });
    cloud.pass(Date.parse("2026-03-02T09:00:00Z") - cloud.clock.now() - 1);
    const before = cloud.job(jobId).Status;
    cloud.pass(1);
    expect([before, cloud.job(jobId).Status]).toEqual(["ReadyRunning", "Running"]);
  });

  it("copies no rows without initialization", () => {
    const cloud = grantedCloud();
    const jobId = runningJob(cloud, { Options: { InitType: "None" } });
    cloud.pass(durations.fullLoad * 0.1);
    expect(stagesOf(cloud, jobId)).toEqual(["schema-init finished", "sinker running"]);
  });

  it("changes the given threads and keeps the others", () => {
    const cloud = grantedCloud();
    const jobId = runningJob(cloud);
    cloud.call("ModifySyncRateLimit", { JobId: jobId, DumpThread: 12, DumpRps: 0, LoadThread: 0 });
    expect(cloud.job(jobId).Options.RateLimitOption).toMatchObject({
      CurrentDumpThread: 12,
      CurrentLoadThread: 8,
      DefaultDumpThread: 8,
      HasUserSetRateLimit: "yes",
    });
    expect(cloud.codeOf("ModifySyncRateLimit", { JobId: jobId, DumpThread: 17 })).toBe(
      "InvalidParameterValue.InvalidParameterValueError",
    );
  });
});

describe("out-of-band changes", () => {
  it("interrupt a job that can be resumed", () => {
    const cloud = grantedCloud();
    const jobId = runningJob(cloud);
    cloud.pass(durations.fullLoad);
    cloud.dts.outOfBand.failJob(jobId, { resumable: true });
    const failed = cloud.job(jobId);
    cloud.call("ResumeSyncJob", { JobId: jobId });
    cloud.pass(durations.resume);
    expect(failed).toMatchObject({
      Status: "ResumableErr",
      Detail: { ErrInfo: { Reason: "SinkerError", Message: expect.stringContaining("Duplicate entry") } },
    });
    expect(cloud.job(jobId)).toMatchObject({
      Status: "Running",
      Detail: { ErrInfo: { Reason: "", Message: "" } },
    });
  });

  it("end a job, hide its actions, set its lag, remove it", () => {
    const cloud = grantedCloud();
    const [ended, hidden, lost] = [runningJob(cloud), runningJob(cloud), purchaseJob(cloud)] as [
      string,
      string,
      string,
    ];
    cloud.dts.outOfBand.failJob(ended, { resumable: false });
    cloud.dts.outOfBand.setActions(hidden, null);
    cloud.dts.outOfBand.setLag(hidden, 42);
    cloud.dts.outOfBand.lose(lost);
    expect(cloud.job(ended).Status).toBe("Failed");
    expect(cloud.job(hidden)).toMatchObject({ Actions: null, Detail: { SecondsBehindMaster: 42 } });
    expect(cloud.codeOf("ConfigureSyncJob", configuration(cloud, lost))).toBe(
      "ResourceNotFound.ResourceNotFoundError",
    );
  });
});
