import { startTestEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await startTestEmulator();
});

afterAll(() => emulator.stop());

test("each product lists its instances of the caller's account and region", async () => {
  const { cdb, mariadb, dcdb, cynosdb } = emulator.source.root;
  const lists = {
    cdb: await cdb.DescribeDBInstances({}),
    mariadb: await mariadb.DescribeDBInstances({}),
    dcdb: await dcdb.DescribeDCDBInstances({}),
    cynosdb: await cynosdb.DescribeClusters({ DbType: "MYSQL" }),
  };
  expect(lists.cdb.Items!.map(({ InstanceId }) => InstanceId)).toEqual([
    "cdb-orders57",
    "cdb-orders80",
    "cdb-nobinlog",
    "cdb-isolated",
  ]);
  expect(lists.mariadb).toMatchObject({
    TotalCount: 1,
    Instances: [{ InstanceId: "tdsql-billing1", Status: 2 }],
  });
  expect(lists.dcdb).toMatchObject({
    TotalCount: 1,
    Instances: [{ InstanceId: "tdsqlshard-ledger01", ShardCount: 2 }],
  });
  expect(lists.cynosdb).toMatchObject({
    TotalCount: 1,
    ClusterSet: [{ ClusterId: "cynosdbmysql-catalog1", Status: "running", DbVersion: "8.0" }],
  });
});

test("an instance is invisible from another region and from another account", async () => {
  const elsewhere = emulator.clientsOf(emulator.accounts[0]!, "ap-beijing").cdb;
  const stranger = emulator.clientsOf(emulator.accounts[1]!, "ap-guangzhou").cdb;
  const answers = await Promise.all(
    [elsewhere, stranger].map((cdb) => cdb.DescribeDBInstances({ InstanceIds: ["cdb-orders57"] })),
  );
  expect(answers.map(({ TotalCount }) => TotalCount)).toEqual([0, 0]);
});

test("lists filter by status and page", async () => {
  const { cdb } = emulator.source.root;
  const isolated = await cdb.DescribeDBInstances({ Status: [5] });
  const second = await cdb.DescribeDBInstances({ Offset: 1, Limit: 1 });
  expect(isolated.Items).toMatchObject([{ InstanceId: "cdb-isolated", Status: 5 }]);
  expect(second).toMatchObject({ TotalCount: 4, Items: [{ InstanceId: "cdb-orders80" }] });
});

test("TDSQL MySQL lists its shards", async () => {
  const { dcdb } = emulator.source.root;
  const { Shards } = await dcdb.DescribeDCDBShards({ InstanceId: "tdsqlshard-ledger01" });
  const absent = dcdb.DescribeDCDBShards({ InstanceId: "tdsqlshard-absent00" });
  expect(Shards).toMatchObject([
    { InstanceId: "tdsqlshard-ledger01", Status: 2, Range: "0-31" },
    { InstanceId: "tdsqlshard-ledger01", Status: 2, Range: "32-63" },
  ]);
  await expect(absent).rejects.toMatchObject({ code: "ResourceNotFound.NoInstanceFound" });
});

test("TDSQL-C lists clusters by exact or partial id, and returns the details of one", async () => {
  const { cynosdb } = emulator.source.root;
  const find = (Value: string, ExactMatch: boolean) =>
    cynosdb.DescribeClusters({ Filters: [{ Names: ["ClusterId"], Values: [Value], ExactMatch }] });
  const [exact, partial, tooShort] = [
    await find("cynosdbmysql-catalog1", true),
    await find("catalog", false),
    await find("catalog", true),
  ];
  const { Detail } = await cynosdb.DescribeClusterDetail({ ClusterId: "cynosdbmysql-catalog1" });
  expect([exact, partial, tooShort].map(({ TotalCount }) => TotalCount)).toEqual([1, 1, 0]);
  expect(Detail).toMatchObject({
    ClusterId: "cynosdbmysql-catalog1",
    ClusterName: "catalog",
    InstanceSet: [
      { InstanceId: "cynosdbmysql-ins-catalogw", InstanceType: "rw", InstanceStatus: "running" },
      { InstanceId: "cynosdbmysql-ins-catalogr", InstanceType: "ro", InstanceStatus: "running" },
    ],
  });
});
