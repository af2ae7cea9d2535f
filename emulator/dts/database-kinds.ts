/** The service whose instances are of a database kind. */
export interface DatabaseService {
  readonly service: "cdb" | "mariadb" | "dcdb" | "cynosdb";
  /** The action that lists instances; it knows no resource-level permission, so a policy allows it on `*`. */
  readonly listAction: string;
  /** Where instances of this kind are one node or several in a request. */
  readonly nodeType: "single" | "cluster";
}

export const databaseKinds = {
  mysql: { service: "cdb", listAction: "cdb:DescribeDBInstances", nodeType: "single" },
  mariadb: { service: "mariadb", listAction: "mariadb:DescribeDBInstances", nodeType: "single" },
  tdsqlmysql: { service: "dcdb", listAction: "dcdb:DescribeDCDBInstances", nodeType: "cluster" },
  cynosdbmysql: { service: "cynosdb", listAction: "cynosdb:DescribeClusters", nodeType: "single" },
} as const satisfies Record<string, DatabaseService>;
export type DatabaseKind = keyof typeof databaseKinds;

export function isDatabaseKind(name: string): name is DatabaseKind {
  return Object.hasOwn(databaseKinds, name);
}

/** All kinds that the API names. Source: comments of the official SDK (dts 2021-12-06). */
export const sourceDatabaseTypes = [
  "mysql",
  "mariadb",
  "percona",
  "cynosdbmysql",
  "tdsqlmysql",
  "tdstore",
  "postgresql",
  "tdpg",
  "mongodb",
] as const;
export const targetDatabaseTypes = [...sourceDatabaseTypes, "kafka"] as const;
