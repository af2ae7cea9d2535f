import { purchaseJob, checkedJob, createCloud, grantRole, sourceUin, type Cloud } from "./cloud";

/** Three jobs: purchased with tags, checked by the hour, paid by the month. */
function cloudOfJobs(): { cloud: Cloud; names: Record<string, string> } {
  const cloud = createCloud();
  grantRole(cloud);
  const tagged = purchaseJob(cloud, {
    JobName: "orders-a",
    Tags: [{ TagKey: "owner", TagValue: "stack-1" }],
  });
  cloud.pass(1000);
  const checked = checkedJob(cloud, { JobName: "orders-b" });
  const monthly = purchaseJob(cloud, {
    PayMode: "PrePay",
    JobName: "billing",
    DstDatabaseType: "cynosdbmysql",
  });
  return { cloud, names: { [tagged]: "tagged", [checked]: "checked", [monthly]: "monthly" } };
}

describe("the list of jobs", () => {
  it.each([
    [{}, ["monthly", "checked", "tagged"]],
    [{ OrderSeq: "ASC", Order: "CreateTime" }, ["tagged", "checked", "monthly"]],
    [{ Limit: 1, Offset: 1 }, ["checked"]],
    [{ JobName: "orders" }, ["checked", "tagged"]],
    [{ Status: ["CheckPass"] }, ["checked"]],
    [{ PayMode: "PrePay" }, ["monthly"]],
    [{ JobType: "mysql2cynosdbmysql" }, ["monthly"]],
    [{ TagFilters: [{ TagKey: "owner", TagValue: ["stack-1", "stack-2"] }] }, ["tagged"]],
    [{ TagFilters: [{ TagKey: "owner", TagValue: ["stack-2"] }] }, []],
    [{ TagFilters: [{ TagKey: "owner" }] }, ["tagged"]],
    [{ SrcInfoPattern: "cdb-orders" }, ["checked"]],
    [{ DstInfoPattern: "cdb-orders" }, []],
    [{ JobId: "sync-00000000" }, []],
  ])("filtered by %j", (request, expected) => {
    const { cloud, names } = cloudOfJobs();
    const { JobList, TotalCount } = cloud.call("DescribeSyncJobs", request);
    expect(JobList.map(({ JobId }: { JobId: string }) => names[JobId])).toEqual(expected);
    expect(TotalCount).toBe("Limit" in request ? 3 : expected.length);
  });

  it.each([
    [{ Limit: 101 }],
    [{ Limit: 0 }],
    [{ JobIds: Array.from({ length: 101 }, (_, index) => `sync-${index}`) }],
    [{ Order: "JobName" }],
  ])("refuses %j", (request) => {
    const cloud = createCloud();
    const code = cloud.codeOf("DescribeSyncJobs", request);
    expect(code).toBe("InvalidParameterValue.InvalidParameterValueError");
  });

  it("shows jobs to their own account in their own region only", () => {
    const { cloud } = cloudOfJobs();
    const stranger = { kind: "root", accountUin: sourceUin, uin: sourceUin } as const;
    const counts = [
      cloud.call("DescribeSyncJobs", {}, { as: stranger }).TotalCount,
      cloud.call("DescribeSyncJobs", {}, { region: "ap-guangzhou" }).TotalCount,
    ];
    expect(counts).toEqual([0, 0]);
  });
});
