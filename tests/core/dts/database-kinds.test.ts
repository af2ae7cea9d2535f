import { databaseKindNames, databaseKindOfInstance, databaseKinds } from "../../../core/dts/database-kinds";

test.each(databaseKindNames)("an instance id of %s belongs to no other kind", (kind) => {
  const { example } = databaseKinds[kind].instanceId;

  const kinds = databaseKindNames.filter((name) => databaseKinds[name].instanceId.pattern.test(example));

  expect(kinds).toEqual([kind]);
  expect(databaseKindOfInstance(example)).toBe(kind);
});

test.each(["", "10.0.0.1", "cdb-", "CDB-8pfm2t0o", "cdb-8pfm2t0o ", "tdsql-", "cynosdbmysql-ins-8pfm2t0o"])(
  "%j is not an instance id of any kind",
  (instanceId) => {
    // Given the text, When
    const kind = databaseKindOfInstance(instanceId);

    expect(kind).toBeUndefined();
  },
);

const answers = {
  mysql: {
    Items: [
      { InstanceId: "cdb-a", Status: 1, EngineVersion: "5.7" },
      { InstanceId: "cdb-b", Status: 5 },
    ],
  },
  tdsqlMysql: { Instances: [{ InstanceId: "tdsqlshard-a", Status: 2, DbVersion: "MySQL 8.0" }] },
  tdsqlC: { ClusterSet: [{ ClusterId: "cynosdbmysql-a", Status: "running", DbVersion: "8.0" }] },
  mariadb: { Instances: [{ InstanceId: "tdsql-a", Status: -1, DbVersion: "10.1.9" }] },
};
const facts = {
  mysql: [
    { instanceId: "cdb-a", version: "5.7", status: "1", isRunning: true },
    { instanceId: "cdb-b", version: undefined, status: "5", isRunning: false },
  ],
  tdsqlMysql: [{ instanceId: "tdsqlshard-a", version: "8.0", status: "2", isRunning: true }],
  tdsqlC: [{ instanceId: "cynosdbmysql-a", version: "8.0", status: "running", isRunning: true }],
  mariadb: [{ instanceId: "tdsql-a", version: "10.1", status: "-1", isRunning: false }],
};

test.each(databaseKindNames)(
  "the lister of %s asks for one instance and reads version and status from the answer",
  (kind) => {
    const { lister } = databaseKinds[kind];
    const emptyAnswers = [{}, ...Object.keys(answers[kind]).map((list) => ({ [list]: null }))];

    const request = JSON.stringify(lister.request("cdb-a"));

    expect(request).toContain('"cdb-a"');
    expect(lister.instances(answers[kind])).toEqual(facts[kind]);
    for (const answer of emptyAnswers) expect(lister.instances(answer)).toEqual([]);
  },
);
