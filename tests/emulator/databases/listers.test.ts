import { startTestEmulator, type TestEmulator } from "../../support/emulator";

let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await startTestEmulator();
});

afterAll(() => emulator.stop());

test("each product lists its instances of the caller's account and region", async () => {
  // Given
  const { cdb, mariadb, dcdb, cynosdb } = emulator.source.root;
  // When
  const lists = {
    cdb: await cdb.DescribeDBInstances({}),
    mariadb: await mariadb.DescribeDBInstances({}),
    dcdb: await dcdb.DescribeDCDBInstances({}),
    cynosdb: await cynosdb.DescribeClusters({ DbType: "MYSQL" }),
  };
  // Then
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
  // Given
  const elsewhere = emulator.clientsOf(emulator.accounts[0]!, "ap-beijing").cdb;
  const stranger = emulator.clientsOf(emulator.accounts[1]!, "ap-guangzhou").cdb;
  // When
  const answers = await Promise.all(
    [elsewhere, stranger].map((cdb) => cdb.DescribeDBInstances({ InstanceIds: ["cdb-orders57"] })),
  );
  // Then
  expect(answers.map(({ TotalCount }) => TotalCount)).toEqual([0, 0]);
});

test("lists filter by status and page", async () => {
  // Given
  const { cdb } = emulator.source.root;
  // When
  const isolated = await cdb.DescribeDBInstances({ Status: [5] });
  const second = await cdb.DescribeDBInstances({ Offset: 1, Limit: 1 });
  // Then
  expect(isolated.Items).toMatchObject([{ InstanceId: "cdb-isolated", Status: 5 }]);
  expect(second).toMatchObject({ TotalCount: 4, Items: [{ InstanceId: "cdb-orders80" }] });
});

test("TDSQL shows its shards", async () => {
  // Given
  const { dcdb } = emulator.source.root;
  // When
  const { Shards } = await dcdb.DescribeDCDBShards({ InstanceId: "tdsqlshard-ledger01" });
  const absent = dcdb.DescribeDCDBShards({ InstanceId: "tdsqlshard-absent00" });
  // Then
  expect(Shards).toMatchObject([
    { InstanceId: "tdsqlshard-ledger01", Status: 2, Range: "0-31" },
    { InstanceId: "tdsqlshard-ledger01", Status: 2, Range: "32-63" },
  ]);
  await expect(absent).rejects.toMatchObject({ code: "ResourceNotFound.NoInstanceFound" });
});

test("TDSQL-C finds clusters by exact or partial id, and one in detail", async () => {
  // Given
  const { cynosdb } = emulator.source.root;
  const find = (Value: string, ExactMatch: boolean) =>
    cynosdb.DescribeClusters({ Filters: [{ Names: ["ClusterId"], Values: [Value], ExactMatch }] });
  // When
  const [exact, partial, tooShort] = [
    await find("cynosdbmysql-catalog1", true),
    await find("catalog", false),
    await find("catalog", true),
  ];
  const { Detail } = await cynosdb.DescribeClusterDetail({ ClusterId: "cynosdbmysql-catalog1" });
  // Then
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
