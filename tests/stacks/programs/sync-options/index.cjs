// A user's own program: the components as an installed package, with Pulumi's own resource options from the environment.
const { CrossAccountSync } = require("dts-cross-account/components");
const options = JSON.parse(process.env.JOB_OPTIONS ?? "{}");
const args = JSON.parse(process.env.JOB_ARGS ?? "{}");

const endpoint = { databaseKind: "mysql", user: "dts_sync" };
const sync = new CrossAccountSync(
  "orders",
  {
    connection: {
      accountUin: "100026591483",
      region: "ap-shanghai",
      credentials: "environment:TENCENTCLOUD_GRANTER",
    },
    grant: { sourceUin: "100018273645", roleName: "dts-orders", externalId: process.env.EXTERNAL_ID },
    source: {
      ...endpoint,
      region: "ap-guangzhou",
      instanceId: "cdb-orders57",
      password: "emulator-source-password",
    },
    target: {
      ...endpoint,
      region: "ap-shanghai",
      instanceId: "cdb-replica8",
      password: "emulator-target-password",
    },
    objects: { databases: [{ name: "orders" }] },
    ...args,
  },
  {
    transformations: [
      ({ props, opts, type }) =>
        type.endsWith("dts:SyncJob") ? { props, opts: { ...opts, ...options } } : undefined,
    ],
  },
);
exports.status = sync.job.status;
