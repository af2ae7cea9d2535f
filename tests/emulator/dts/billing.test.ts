import matrix from "../../matrix/dts-emulator-billing.json";
import type { SyncJob } from "../../../emulator/dts";
import {
  buy,
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
    // Given
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = checkedJob(cloud, {}, { PayMode: payMode });
    cloud.dts.jobs.get(jobId)!.tradeStatus = tradeStatus as SyncJob["tradeStatus"];
    const expected = (next as Partial<Record<ActionName, string>>)[action];
    // When
    const code = cloud.codeOf(...requests[action](jobId));
    cloud.pass(durations.resize);
    // Then
    expect({ code, tradeStatus: cloud.job(jobId)?.TradeStatus ?? "gone" }).toEqual({
      code: expected ? "ok" : matrix.refusals[action],
      tradeStatus: expected ?? tradeStatus,
    });
  });
});

describe("buying", () => {
  it("gives each job an id and the service's defaults", () => {
    // Given
    const cloud = createCloud();
    // When
    const { JobIds } = cloud.call("CreateSyncJob", {
      ...purchase,
      Count: "2",
      PayMode: "PrePay",
      TimeSpan: "1",
    });
    // Then
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

  it("is refused to an account without money", () => {
    // Given
    const cloud = createCloud();
    cloud.world.findAccount(targetUin)!.balance = 0;
    // When
    const code = cloud.codeOf("CreateSyncJob", purchase);
    // Then
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
    // Given
    const cloud = createCloud();
    // When
    const answer = cloud.codeOf("CreateSyncJob", { ...purchase, ...request });
    // Then
    expect(answer).toBe(code);
  });

  it("needs the permission to spend money", () => {
    // Given
    const cloud = createCloud();
    const account = cloud.world.findAccount(targetUin)!;
    const purchasePolicy = [...account.policies.values()].find(
      ({ policyName }) => policyName === "dts-purchase",
    )!;
    const operator = userOf("dts-operator", "100026591501");
    // When
    const before = cloud.codeOf("CreateSyncJob", purchase, { as: operator });
    account.users
      .get(operator.kind === "user" ? operator.uin : "")!
      .attachments.delete(purchasePolicy.policyId);
    const after = cloud.codeOf("CreateSyncJob", purchase, { as: operator });
    // Then
    expect([before, after]).toEqual(["ok", "AuthFailure.UnauthorizedOperationError"]);
  });

  it("ends at the number of jobs that may lie unused", () => {
    // Given
    const cloud = createCloud({ maxUnusedJobs: 2 });
    buy(cloud);
    // When
    const codes = [
      cloud.codeOf("CreateSyncJob", { ...purchase, Count: 2 }),
      cloud.codeOf("CreateSyncJob", purchase),
    ];
    // Then
    expect(codes).toEqual(["LimitExceeded.LimitExceededError", "ok"]);
  });
});

describe("an isolated job", () => {
  it("keeps its status, halts, and goes on after its recovery", () => {
    // Given
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = runningJob(cloud);
    cloud.pass(durations.fullLoad + durations.catchUp);
    // When
    cloud.call("IsolateSyncJob", { JobId: jobId });
    cloud.pass(durations.isolate);
    const isolated = cloud.job(jobId);
    cloud.call("RecoverSyncJob", { JobId: jobId });
    cloud.pass(durations.recover);
    const recovered = cloud.job(jobId);
    // Then
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

  it("goes offline by itself after seven days", () => {
    // Given
    const cloud = createCloud();
    const jobId = buy(cloud);
    cloud.call("IsolateSyncJob", { JobId: jobId });
    // When
    cloud.pass(durations.isolate + 7 * 24 * 3_600_000 - 1);
    const before = cloud.job(jobId)?.TradeStatus;
    cloud.pass(1);
    // Then
    expect(before).toBe("Isolated");
    expect(cloud.job(jobId)).toBeUndefined();
  });
});

it("a job halts while it is resized", () => {
  // Given
  const cloud = createCloud();
  grantRole(cloud);
  const jobId = runningJob(cloud);
  cloud.call("ResizeSyncJob", { JobId: jobId, NewInstanceClass: "large" });
  // When
  cloud.pass(durations.resize - 1);
  const during = cloud.job(jobId);
  cloud.pass(1 + durations.fullLoad);
  const after = cloud.job(jobId);
  // Then
  expect(during).toMatchObject({ TradeStatus: "Resizing", InstanceClass: "medium", Detail: { StepNow: 1 } });
  expect(after).toMatchObject({ TradeStatus: "Normal", InstanceClass: "large", Detail: { StepNow: 4 } });
});
