import type { DatabaseKind } from "../../core/dts/database-kinds";

/** One instance of each kind in the source account of the emulator. */
export const sources: Record<DatabaseKind, string> = {
  mysql: "cdb-orders80",
  tdsqlMysql: "tdsqlshard-ledger01",
  tdsqlC: "cynosdbmysql-catalog1",
  mariadb: "tdsql-billing1",
};
/** The same in the target account. */
export const targets: Record<DatabaseKind, string> = {
  mysql: "cdb-replica8",
  tdsqlMysql: "tdsqlshard-replica1",
  tdsqlC: "cynosdbmysql-replica1",
  mariadb: "tdsql-replica1",
};
