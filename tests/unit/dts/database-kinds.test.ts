import { databaseKindNames, databaseKindOfInstance, databaseKinds } from "../../../dts/database-kinds";

test.each(databaseKindNames)("an instance id of %s belongs to no other kind", (kind) => {
  // Given
  const { example } = databaseKinds[kind].instanceId;

  // When
  const kinds = databaseKindNames.filter((name) => databaseKinds[name].instanceId.pattern.test(example));

  // Then
  expect(kinds).toEqual([kind]);
  expect(databaseKindOfInstance(example)).toBe(kind);
});

test.each(["", "10.0.0.1", "cdb-", "CDB-8pfm2t0o", "cdb-8pfm2t0o ", "tdsql-", "cynosdbmysql-ins-8pfm2t0o"])(
  "%j is no instance id of any kind",
  (instanceId) => {
    // Given the text, When
    const kind = databaseKindOfInstance(instanceId);

    // Then
    expect(kind).toBeUndefined();
  },
);

const answers = {
  mysql: { Items: [{ InstanceId: "cdb-a" }, { InstanceId: "cdb-b" }] },
  tdsqlMysql: { Instances: [{ InstanceId: "tdsqlshard-a" }] },
  tdsqlC: { ClusterSet: [{ ClusterId: "cynosdbmysql-a" }] },
  mariadb: { Instances: [{ InstanceId: "tdsql-a" }] },
};
const ids = {
  mysql: ["cdb-a", "cdb-b"],
  tdsqlMysql: ["tdsqlshard-a"],
  tdsqlC: ["cynosdbmysql-a"],
  mariadb: ["tdsql-a"],
};

test.each(databaseKindNames)(
  "the lister of %s asks for one instance and reads the ids of the answer",
  (kind) => {
    // Given
    const { lister } = databaseKinds[kind];
    const emptyAnswers = [{}, ...Object.keys(answers[kind]).map((list) => ({ [list]: null }))];

    // When
    const request = JSON.stringify(lister.request("cdb-a"));

    // Then
    expect(request).toContain('"cdb-a"');
    expect(lister.instanceIds(answers[kind])).toEqual(ids[kind]);
    for (const answer of emptyAnswers) expect(lister.instanceIds(answer)).toEqual([]);
  },
);
