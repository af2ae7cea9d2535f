import type { SyncJobInputs } from "../../core/dts/job-inputs";
import type { TestEmulator } from "./emulator";

/** What the role of the grant between both accounts is called, and what it asks for. */
export interface ExampleGrant {
  readonly roleName: string;
  readonly externalId: string;
}

/** The inputs of a sync job between the default accounts, MySQL 5.7 to MySQL 8.0, as the target stack gives them. */
export function exampleJob(
  { source, target }: Pick<TestEmulator, "source" | "target">,
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
    options: {
      initialization: "full",
      conflict: "reportError",
      existingTable: "reportError",
      operations: ["insert", "update", "delete", "ddl"],
    },
    instanceClass: "medium",
    billing: { mode: "postPaid" },
    desiredState: "running",
  };
}
