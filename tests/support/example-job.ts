import type { SyncJobInputs } from "../../core/dts/job-inputs";

/** The defaults of a job as `docs/configuration.md` lists them; not imported, so that a changed default fails a test. */
export const documentedDefaults = {
  options: {
    initialization: "full",
    conflict: "reportError",
    existingTable: "reportError",
    operations: ["insert", "update", "delete", "ddl"],
  },
  instanceClass: "medium",
  billing: { mode: "postPaid" },
  desiredState: "running",
} satisfies Partial<SyncJobInputs>;

/** The role of the grant between both accounts. */
export interface ExampleGrant {
  readonly roleName: string;
  readonly externalId: string;
}

/** The inputs that the target stack gives to a sync job between the default accounts, MySQL 5.7 to MySQL 8.0. */
export function exampleJob(
  { source, target }: Readonly<Record<"source" | "target", { readonly uin: string }>>,
  { roleName, externalId }: ExampleGrant,
): SyncJobInputs {
  return {
    connection: {
      accountUin: target.uin,
      region: "ap-shanghai",
      credentials: "environment:TENCENTCLOUD_EXECUTOR",
    },
    jobName: "orders",
    owner: "organization/dts-cross-account/target/orders-job",
    source: {
      databaseKind: "mysql",
      region: "ap-guangzhou",
      instanceId: "cdb-orders57",
      user: "dts_sync",
      password: "emulator-source-password",
      accountUin: source.uin,
      roleName,
      externalId,
    },
    target: {
      databaseKind: "mysql",
      region: "ap-shanghai",
      instanceId: "cdb-replica8",
      user: "dts_sync",
      password: "emulator-target-password",
    },
    objects: { databases: [{ name: "orders" }] },
    ...documentedDefaults,
  };
}
