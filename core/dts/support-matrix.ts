import type { DatabaseKind } from "./database-kinds";

/** What is published about a pair of kinds. */
export interface PairSupport {
  readonly source: DatabaseKind;
  readonly target: DatabaseKind;
  /** Whether DTS syncs the pair at all. */
  readonly supported: boolean;
  /** Whether DTS syncs it across accounts: `conflicting` if two documents contradict each other, `unknown` if none covers it. */
  readonly crossAccount: "yes" | "conflicting" | "unknown";
  /** Kernel versions; absent if none are published. */
  readonly versions?: { readonly source: readonly string[]; readonly target: readonly string[] };
  readonly evidence: Evidence;
}

export interface Evidence {
  readonly source: string;
  /** Year and month of the document. */
  readonly date: string;
}

const table: Evidence = {
  source: "product documentation 571/58672, column “cross-account sync”",
  date: "2022-09",
};
const contradicted: Evidence = {
  source: "571/58672 (2022) says yes, 571/56516 (2024) lists MariaDB to MySQL for one main account only",
  date: "2024-12",
};
const enumeration: Evidence = {
  source: "JobType of dts:DescribeSyncJobs in the official SDK 4.1.313; no text names it for two accounts",
  date: "2026-08",
};

const mysql = ["5.5", "5.6", "5.7", "8.0"];
const mysql57 = ["5.7", "8.0"];
/** TencentDB for MariaDB and TDSQL for MySQL run a kernel of MariaDB or of Percona. */
const mixed = ["5.7", "8.0", "10.0", "10.1"];

const crossAccount = (
  source: DatabaseKind,
  target: DatabaseKind,
  sourceVersions: readonly string[],
  targetVersions: readonly string[],
): PairSupport => ({
  source,
  target,
  supported: true,
  crossAccount: "yes",
  versions: { source: sourceVersions, target: targetVersions },
  evidence: table,
});

const unproven = (source: DatabaseKind, target: DatabaseKind): PairSupport => ({
  source,
  target,
  supported: true,
  crossAccount: "unknown",
  evidence: enumeration,
});

/**
 * Every pair of the four kinds. An unsupported pair or an unlisted version is refused. A conflicting or unknown pair gives a
 * warning that names its source.
 */
export const supportMatrix: readonly PairSupport[] = [
  crossAccount("mysql", "mysql", mysql, mysql),
  crossAccount("mysql", "mariadb", mysql, mixed),
  crossAccount("mysql", "tdsqlC", mysql, mysql57),
  crossAccount("mysql", "tdsqlMysql", ["5.6", "5.7", "8.0"], mysql57),
  {
    ...crossAccount("mariadb", "mysql", mixed, mysql),
    crossAccount: "conflicting",
    evidence: contradicted,
  },
  crossAccount("mariadb", "mariadb", mixed, mixed),
  crossAccount("mariadb", "tdsqlMysql", mixed, mixed),
  unproven("mariadb", "tdsqlC"),
  crossAccount("tdsqlC", "mysql", mysql57, mysql57),
  crossAccount("tdsqlC", "tdsqlC", mysql57, mysql57),
  unproven("tdsqlC", "mariadb"),
  unproven("tdsqlC", "tdsqlMysql"),
  crossAccount("tdsqlMysql", "mysql", mysql57, mysql57),
  crossAccount("tdsqlMysql", "mariadb", mixed, mixed),
  crossAccount("tdsqlMysql", "tdsqlMysql", mixed, mixed),
  unproven("tdsqlMysql", "tdsqlC"),
];
