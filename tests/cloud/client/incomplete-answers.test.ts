import { fakeCloud } from "./fake-cloud";

const job = { JobId: "sync-1", Status: "Running" };

const incomplete: readonly [string, object, RegExp][] = [
  ["without anything", {}, /TotalCount: missing/],
  ["with a total that is null", { TotalCount: null, JobList: [job] }, /TotalCount: null/],
  ["with a total that is text", { TotalCount: "1", JobList: [job] }, /TotalCount: string/],
  ["without the list", { TotalCount: 1 }, /JobList: 0 of 1/],
  ["with a list that is no list", { TotalCount: 1, JobList: { 0: job } }, /JobList: object/],
  ["with fewer items than its total", { TotalCount: 2, JobList: [job] }, /JobList: 1 of 2/],
  ["with an item that is null", { TotalCount: 1, JobList: [null] }, /JobList\[0\]: null/],
  ["with an item without an id", { TotalCount: 1, JobList: [{ Status: "Running" }] }, /JobList\[0\]\.JobId/],
  [
    "with an item without a status",
    { TotalCount: 1, JobList: [{ JobId: "sync-1" }] },
    /JobList\[0\]\.Status/,
  ],
  [
    "with a tag without its key",
    { TotalCount: 1, JobList: [{ ...job, Tags: [{ TagValue: "a" }] }] },
    /JobList\[0\]\.Tags\[0\]\.TagKey/,
  ],
];

describe.each(incomplete)("a list %s", (_name, answer, words) => {
  const request = { JobIds: ["sync-1", "sync-2"], Limit: 100 };

  test("is asked for again, and then an error that says what is missing", async () => {
    const { account, clock, requests } = fakeCloud([answer]);
    const call = clock.run(account.call("dts", "DescribeSyncJobs", request, { effect: "read" }));
    await expect(call).rejects.toThrow(words);
    await expect(call).rejects.toMatchObject({ kind: "incomplete", isTransient: true });
    expect(requests).toHaveLength(5);
  });

  test("is used once it is complete", async () => {
    const { account, clock } = fakeCloud([answer, { TotalCount: 1, JobList: [job] }]);
    const { JobList } = await clock.run(account.call("dts", "DescribeSyncJobs", request));
    expect(JobList).toEqual([job]);
  });

  test("does not mean that a job is gone", async () => {
    const { account, clock } = fakeCloud([answer]);
    const both = Promise.all([account.jobs.observe("sync-1"), account.jobs.observe("sync-2")]);
    await expect(clock.run(both)).rejects.toMatchObject({ kind: "incomplete" });
  });
});

test.each([
  ["an empty list that is omitted", { TotalCount: 0 }],
  ["an empty list that is null", { TotalCount: 0, JobList: null }],
])("%s means that there is none", async (_name, answer) => {
  const { account, clock } = fakeCloud([answer]);
  expect(await clock.run(account.jobs.observe("sync-1"))).toBeUndefined();
});

test("a page holds no more than was asked for, and a last page only the rest", async () => {
  const { account, clock } = fakeCloud([{ TotalCount: 300, JobList: [job] }]);
  const page = (Offset: number, Limit: number) =>
    clock.run(account.call("dts", "DescribeSyncJobs", { Offset, Limit }));
  await expect(page(0, 1)).resolves.toBeDefined();
  await expect(page(299, 100)).resolves.toBeDefined();
  await expect(page(298, 100)).rejects.toThrow(/JobList: 1 of 2/);
});

test.each([
  ["cam", "GetRole", { RoleName: "x" }, /RoleInfo: missing/],
  ["cam", "ListPolicies", { Keyword: "x" }, /TotalNum: missing/],
  ["sts", "AssumeRole", { RoleArn: "x", RoleSessionName: "y" }, /Credentials: missing/],
  ["sts", "GetCallerIdentity", {}, /AccountId: missing/],
] as const)("%s:%s without its content is no answer either", async (service, action, request, words) => {
  const { account, clock } = fakeCloud([{ RequestId: "r-1" }]);
  const call = account.call(service, action as never, request as never, { effect: "read" });
  await expect(clock.run(call)).rejects.toThrow(words);
});
