import type { ServicePolicyName } from "./service-policies";
import { parseVersion } from "./versions";

/** The kinds of databases that DTS copies between accounts, by their names in our configuration. */
export type DatabaseKind = "mysql" | "tdsqlMysql" | "tdsqlC" | "mariadb";

/** What differs between the kinds. */
export interface DatabaseKindFacts {
  /** The product's name. */
  readonly title: string;
  /** `SrcDatabaseType` and `DstDatabaseType` of DTS. Source: SDK comment of dts:CreateSyncJob. */
  readonly wireType: "mysql" | "tdsqlmysql" | "cynosdbmysql" | "mariadb";
  /**
   * Form of the instance id that DTS takes; for TDSQL-C it is the id of the cluster.
   * Source: examples of the SDK and of the official Terraform provider; no specification is published.
   */
  readonly instanceId: { readonly pattern: RegExp; readonly example: string };
  /** How the database's own service is asked for one instance. */
  readonly lister: InstanceLister;
  /** Presets for the source account's role, by the choice that `servicePolicies` of a grant offers. */
  readonly servicePolicies: Readonly<Record<"documented" | "readOnly", readonly ServicePolicyName[]>>;
  /** How the instances inside are asked for; absent where none of them can be named. */
  readonly childLister?: ChildInstanceLister;
  /** `SrcNodeType` and `DstNodeType`: a cluster is given to DTS node by node. Source: SDK comment of dts:ConfigureSyncJob. */
  readonly nodeType: "single" | "cluster";
}

export interface InstanceLister {
  readonly service: "cdb" | "dcdb" | "cynosdb" | "mariadb";
  readonly action: "DescribeDBInstances" | "DescribeDCDBInstances" | "DescribeClusters";
  /** The request for one instance. */
  request(instanceId: string): object;
  /** The request for a page of all instances, by the number of those before it. */
  page(offset: number): object;
  /** The most that one page holds. Source: `Limit` of each action. */
  readonly pageSize: number;
  /** The instances in the answer. */
  instances(answer: object): readonly InstanceFacts[];
}

/** What a lister tells of an instance. */
export interface InstanceFacts {
  readonly instanceId: string;
  /** Version of the kernel, such as `5.7` or `10.1`; undefined where the service does not say. */
  readonly version?: string;
  /** Gigabytes of storage; undefined where the service does not say. */
  readonly volumeGigabytes?: number;
  /** As the service puts it: a number, or a word for TDSQL-C. */
  readonly status: string;
  readonly isRunning: boolean;
}

/** What an instance inside a cluster is. */
export type ChildInstanceType = "readOnly" | "readWrite";

export interface ChildInstanceLister {
  readonly service: "cynosdb";
  readonly action: "DescribeClusterDetail";
  request(clusterId: string): object;
  instances(answer: object): readonly ChildInstanceFacts[];
}

/** What a cluster tells of an instance inside. */
export interface ChildInstanceFacts {
  readonly instanceId: string;
  /** Undefined where the service says neither. */
  readonly type?: ChildInstanceType;
  readonly status: string;
  readonly isRunning: boolean;
}

/**
 * The four kinds.
 *
 * The documentation names a service policy for MySQL only, and says “choose by your situation” for the others. For
 * those, `documented` is what `readOnly` is: no other preset that would fit is publicly evidenced. For MySQL it is the
 * preset of the sync documentation together with the one that the migration documentation calls indispensable.
 */
export const databaseKinds: Readonly<Record<DatabaseKind, DatabaseKindFacts>> = {
  mysql: {
    title: "TencentDB for MySQL",
    wireType: "mysql",
    instanceId: { pattern: /^cdb(ro)?-[0-9a-z]+$/, example: "cdb-8pfm2t0o" },
    lister: listerByIds("cdb", "DescribeDBInstances", {
      list: "Items",
      id: "InstanceId",
      version: "EngineVersion",
      volume: "Volume",
      running: 1,
      pageSize: 2000,
    }),
    servicePolicies: {
      documented: ["QcloudAccessForMySQLRole", "QcloudCDBReadOnlyAccess"],
      readOnly: ["QcloudCDBInnerReadOnlyAccess"],
    },
    nodeType: "single",
  },
  tdsqlMysql: {
    title: "TDSQL for MySQL",
    wireType: "tdsqlmysql",
    instanceId: { pattern: /^(tdsqlshard|dcdbt)-[0-9a-z]+$/, example: "tdsqlshard-4sxlmj3o" },
    lister: listerByIds("dcdb", "DescribeDCDBInstances", {
      list: "Instances",
      id: "InstanceId",
      version: "DbVersion",
      volume: "Storage",
      running: 2,
      pageSize: 100,
    }),
    servicePolicies: {
      documented: ["QcloudDCDBInnerReadOnlyAccess"],
      readOnly: ["QcloudDCDBInnerReadOnlyAccess"],
    },
    nodeType: "cluster",
  },
  tdsqlC: {
    title: "TDSQL-C for MySQL",
    wireType: "cynosdbmysql",
    instanceId: { pattern: /^cynosdbmysql-[0-9a-z]+$/, example: "cynosdbmysql-iv11yqx7" },
    lister: {
      service: "cynosdb",
      action: "DescribeClusters",
      request: (clusterId) => ({ Filters: [{ Names: ["ClusterId"], Values: [clusterId] }] }),
      ...pagesOf(100),
      instances: instancesIn({
        list: "ClusterSet",
        id: "ClusterId",
        version: "DbVersion",
        volume: "Storage",
        running: "running",
      }),
    },
    childLister: {
      service: "cynosdb",
      action: "DescribeClusterDetail",
      request: (clusterId) => ({ ClusterId: clusterId }),
      instances: childrenIn,
    },
    servicePolicies: {
      documented: ["QcloudCynosDBReadOnlyAccess"],
      readOnly: ["QcloudCynosDBReadOnlyAccess"],
    },
    nodeType: "single",
  },
  mariadb: {
    title: "TencentDB for MariaDB",
    wireType: "mariadb",
    instanceId: { pattern: /^tdsql-[0-9a-z]+$/, example: "tdsql-ow728lmc" },
    lister: listerByIds("mariadb", "DescribeDBInstances", {
      list: "Instances",
      id: "InstanceId",
      version: "DbVersion",
      volume: "Storage",
      running: 2,
      pageSize: 100,
    }),
    servicePolicies: {
      documented: ["QcloudMariaDBInnerReadOnlyAccess"],
      readOnly: ["QcloudMariaDBInnerReadOnlyAccess"],
    },
    nodeType: "single",
  },
};

/** Every kind's name, in the order of the documentation. */
export const databaseKindNames = Object.keys(databaseKinds) as DatabaseKind[];

/** The kind whose instance ids have this form. */
export function databaseKindOfInstance(instanceId: string): DatabaseKind | undefined {
  return databaseKindNames.find((kind) => databaseKinds[kind].instanceId.pattern.test(instanceId));
}

/** Where an answer holds what we read. Source: the SDK's models; `Status` of cdb is 1, of dcdb and mariadb 2 when running. */
interface AnswerShape {
  readonly list: string;
  readonly id: string;
  readonly version: string;
  /** Gigabytes bought. */
  readonly volume: string;
  /** `Status` of an instance that can be connected to. */
  readonly running: number | string;
}

function pagesOf(pageSize: number): Pick<InstanceLister, "page" | "pageSize"> {
  return { pageSize, page: (offset) => ({ Offset: offset, Limit: pageSize }) };
}

function listerByIds(
  service: InstanceLister["service"],
  action: InstanceLister["action"],
  { pageSize, ...shape }: AnswerShape & { readonly pageSize: number },
): InstanceLister {
  return {
    service,
    action,
    request: (instanceId) => ({ InstanceIds: [instanceId] }),
    ...pagesOf(pageSize),
    instances: instancesIn(shape),
  };
}

/** The service leaves a list out, or makes it null, when it is empty. */
function instancesIn({ list, id, version, volume, running }: AnswerShape): InstanceLister["instances"] {
  return (answer) => {
    const items = (answer as Record<string, Record<string, unknown>[] | null | undefined>)[list] ?? [];
    return items
      .filter((item) => typeof item[id] === "string")
      .map((item) => ({
        instanceId: item[id] as string,
        version: parseVersion(item[version]),
        volumeGigabytes: typeof item[volume] === "number" ? item[volume] : undefined,
        status: String(item.Status ?? "unknown"),
        isRunning: item.Status === running,
      }));
  };
}

/** Source: example of cynosdb:DescribeClusterDetail in the official command line. */
const childTypes: Readonly<Record<string, ChildInstanceType>> = { ro: "readOnly", rw: "readWrite" };

interface ClusterDetail {
  readonly Detail?: {
    readonly InstanceSet?:
      readonly Readonly<Partial<Record<"InstanceId" | "InstanceType" | "InstanceStatus", unknown>>>[] | null;
  } | null;
}

function childrenIn(answer: object): ChildInstanceFacts[] {
  const { Detail } = answer as ClusterDetail;
  return (Detail?.InstanceSet ?? []).map(({ InstanceId, InstanceType, InstanceStatus }) => ({
    instanceId: String(InstanceId),
    type: childTypes[String(InstanceType)],
    status: String(InstanceStatus ?? "unknown"),
    isRunning: InstanceStatus === "running",
  }));
}
