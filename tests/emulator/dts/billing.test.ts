import matrix from "../../matrix/dts-emulator-billing.json";
import type { SyncJob } from "../../../emulator/dts";
import {
  purchaseJob,
  checkedJob,
  createCloud,
  durations,
  grantRole,
  purchase,
  runningJob,
  targetUin,
  userOf,
} from "./cloud";

type ActionName = keyof typeof matrix.refusals;

const requests: Record<ActionName, (jobId: string) => readonly [string, object]> = {
  start: (JobId) => ["StartSyncJob", { JobId }],
  resize: (JobId) => ["ResizeSyncJob", { JobId, NewInstanceClass: "large" }],
  isolate: (JobId) => ["IsolateSyncJob", { JobId }],
  recover: (JobId) => ["RecoverSyncJob", { JobId }],
  offline: (JobId) => ["DestroySyncJob", { JobId }],
};

describe.each(matrix.cases)("a $payMode job that is $tradeStatus", ({ payMode, tradeStatus, next }) => {
  it.each(Object.keys(requests) as ActionName[])("answers %s", (action) => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud, {}, { PayMode: payMode });
    cloud.dts.jobs.get(jobId)!.tradeStatus = tradeStatus as SyncJob["tradeStatus"];
    const expected = (next as Partial<Record<ActionName, string>>)[action];
    const code = cloud.codeOf(...requests[action](jobId));
    cloud.pass(durations.resize);
    expect({ code, tradeStatus: cloud.job(jobId)?.TradeStatus ?? "gone" }).toEqual({
      code: expected ? "ok" : matrix.refusals[action],
      tradeStatus: expected ?? tradeStatus,
    });
  });
});

describe("purchasing", () => {
  it("gives each job an id and the service's defaults", () => {
    const cloud = createCloud();
    const { JobIds } = cloud.call("CreateSyncJob", {
      ...purchase,
      Count: "2",
      PayMode: "PrePay",
      TimeSpan: "1",
    });
    expect(JobIds).toEqual([
      expect.stringMatching(/^sync-[a-z0-9]{8}$/),
      expect.stringMatching(/^sync-[a-z0-9]{8}$/),
    ]);
    expect(cloud.job(JobIds[0])).toMatchObject({
      Status: "UnInitialized",
      TradeStatus: "Normal",
      InstanceClass: "medium",
      CreateTime: "2026-03-02 16:00:00",
      ExpireTime: "2026-04-01 16:00:00",
      StartTime: "0000-00-00 00:00:00",
    });
  });

  it("is refused for an insufficient balance", () => {
    const cloud = createCloud();
    cloud.world.findAccount(targetUin)!.balance = 0;
    const code = cloud.codeOf("CreateSyncJob", purchase);
    expect(code).toBe("OperationDenied.NotEnoughMoneyError");
    expect(cloud.dts.jobs.list()).toEqual([]);
  });

  it.each([
    [{ DstRegion: "ap-beijing" }, "InvalidParameterValue.InvalidParameterValueError"],
    [{ SrcRegion: "ap-nowhere" }, "InvalidParameterValue.InvalidParameterValueError"],
    [{ SrcDatabaseType: "oracle" }, "InvalidParameterValue.InvalidParameterValueError"],
    [{ SrcDatabaseType: "mongodb" }, "UnsupportedOperation.UnsupportedOperationError"],
    [{ Count: 11 }, "InvalidParameterValue.InvalidParameterValueError"],
    [{ TimeSpan: 101 }, "InvalidParameterValue.InvalidParameterValueError"],
    [{ PayMode: undefined }, "MissingParameter"],
    [{ ClientToken: "once" }, "UnknownParameter"],
  ])("refuses %j with %s", (request, code) => {
    const cloud = createCloud();
    const answer = cloud.codeOf("CreateSyncJob", { ...purchase, ...request });
    expect(answer).toBe(code);
  });

  it("needs the permission to spend money", () => {
    const cloud = createCloud();
    const account = cloud.world.findAccount(targetUin)!;
    const purchasePolicy = [...account.policies.values()].find(
      ({ policyName }) => policyName === "dts-purchase",
    )!;
    const operator = userOf("dts-operator", "100026591501");
    const before = cloud.codeOf("CreateSyncJob", purchase, { as: operator });
    account.users
      .get(operator.kind === "user" ? operator.uin : "")!
      .attachments.delete(purchasePolicy.policyId);
    const after = cloud.codeOf("CreateSyncJob", purchase, { as: operator });
    expect([before, after]).toEqual(["ok", "AuthFailure.UnauthorizedOperationError"]);
  });

  it("is refused above the limit of unconfigured jobs", () => {
    const cloud = createCloud({ maxUnusedJobs: 2 });
    purchaseJob(cloud);
    const codes = [
      cloud.codeOf("CreateSyncJob", { ...purchase, Count: 2 }),
      cloud.codeOf("CreateSyncJob", purchase),
    ];
    expect(codes).toEqual(["LimitExceeded.LimitExceededError", "ok"]);
  });
});

describe("an isolated job", () => {
  it("keeps its status, halts, and continues after its recovery", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = runningJob(cloud);
    cloud.pass(durations.fullLoad + durations.catchUp);
    cloud.call("IsolateSyncJob", { JobId: jobId });
    cloud.pass(durations.isolate);
    const isolated = cloud.job(jobId);
    cloud.call("RecoverSyncJob", { JobId: jobId });
    cloud.pass(durations.recover);
    const recovered = cloud.job(jobId);
    expect(isolated).toMatchObject({
      Status: "Running",
      TradeStatus: "Isolated",
      Actions: ["view", "recover", "offline"],
    });
    expect(isolated.OfflineTime).toBe("2026-03-09 16:02:02");
    expect(recovered).toMatchObject({
      Status: "Running",
      TradeStatus: "Normal",
      OfflineTime: "0000-00-00 00:00:00",
    });
    expect(recovered.Detail.SecondsBehindMaster).toBeGreaterThan(0);
  });

  it("goes offline automatically after seven days", () => {
    const cloud = createCloud();
    const jobId = purchaseJob(cloud);
    cloud.call("IsolateSyncJob", { JobId: jobId });
    cloud.pass(durations.isolate + 7 * 24 * 3_600_000 - 1);
    const before = cloud.job(jobId)?.TradeStatus;
    cloud.pass(1);
    expect(before).toBe("Isolated");
    expect(cloud.job(jobId)).toBeUndefined();
  });
});

it("a job halts while it is resized", () => {
  const cloud = createCloud();
  grantRole(cloud);
  const jobId = runningJob(cloud);
  cloud.call("ResizeSyncJob", { JobId: jobId, NewInstanceClass: "large" });
  cloud.pass(durations.resize - 1);
  const during = cloud.job(jobId);
  cloud.pass(1 + durations.fullLoad);
  const after = cloud.job(jobId);
  expect(during).toMatchObject({ TradeStatus: "Resizing", InstanceClass: "medium", Detail: { StepNow: 1 } });
  expect(after).toMatchObject({ TradeStatus: "Normal", InstanceClass: "large", Detail: { StepNow: 4 } });
});
