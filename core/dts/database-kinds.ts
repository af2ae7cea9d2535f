import type { ServicePolicyName } from "./service-policies";
import { parseVersion } from "./versions";

/** The kinds of databases that DTS syncs between accounts, by their names in our configuration. */
export type DatabaseKind = "mysql" | "tdsqlMysql" | "tdsqlC" | "mariadb";

/** Facts that differ between the kinds. */
export interface DatabaseKindFacts {
  /** Product name. */
  readonly title: string;
  /** `SrcDatabaseType` and `DstDatabaseType` of DTS. Source: SDK comment of dts:CreateSyncJob. */
  readonly wireType: "mysql" | "tdsqlmysql" | "cynosdbmysql" | "mariadb";
  /**
   * Form of the instance id that DTS accepts; for TDSQL-C it is the cluster id.
   * Source: examples of the SDK and of the official Terraform provider; no specification is published.
   */
  readonly instanceId: { readonly pattern: RegExp; readonly example: string };
  /** How to read instances from the database's own service. */
  readonly lister: InstanceLister;
  /** Preset policies for the source account's role, by the choices that `servicePolicies` of a grant offers. */
  readonly servicePolicies: Readonly<Record<"documented" | "readOnly", readonly ServicePolicyName[]>>;
  /** How to read the instances inside a cluster; absent if a job cannot name one. */
  readonly childLister?: ChildInstanceLister;
  /** `SrcNodeType` and `DstNodeType`: a cluster is passed to DTS node by node. Source: SDK comment of dts:ConfigureSyncJob. */
  readonly nodeType: "single" | "cluster";
}

export interface InstanceLister {
  readonly service: "cdb" | "dcdb" | "cynosdb" | "mariadb";
  readonly action: "DescribeDBInstances" | "DescribeDCDBInstances" | "DescribeClusters";
  /** Request for one instance. */
  request(instanceId: string): object;
  /** Request for one page of all instances, by the number of instances on previous pages. */
  page(offset: number): object;
  /** Maximum number of instances on a page. Source: `Limit` of each action. */
  readonly pageSize: number;
  /** Instances in the response. */
  instances(answer: object): readonly InstanceFacts[];
}

/** Facts that a lister returns about an instance. */
export interface InstanceFacts {
  readonly instanceId: string;
  /** Kernel version, such as `5.7` or `10.1`; undefined if the service does not report it. */
  readonly version?: string;
  /** Storage in gigabytes; undefined if the service does not report it. */
  readonly volumeGigabytes?: number;
  /** Status as the service reports it: a number, or a word for TDSQL-C. */
  readonly status: string;
  readonly isRunning: boolean;
}

/** Type of an instance inside a cluster. */
export type ChildInstanceType = "readOnly" | "readWrite";

export interface ChildInstanceLister {
  readonly service: "cynosdb";
  readonly action: "DescribeClusterDetail";
  request(clusterId: string): object;
  instances(answer: object): readonly ChildInstanceFacts[];
}

/** Facts that a cluster reports about an instance inside it. */
export interface ChildInstanceFacts {
  readonly instanceId: string;
  /** Undefined if the service reports neither. */
  readonly type?: ChildInstanceType;
  readonly status: string;
  readonly isRunning: boolean;
}

/**
 * The four kinds.
 *
 * The documentation names a service policy for MySQL only, and says “choose by your situation” for the others. For
 * those, `documented` equals `readOnly`: no other suitable preset is publicly documented. For MySQL, `documented` is the
 * preset of the sync documentation plus the one that the migration documentation calls indispensable.
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

/** All kind names, in the order of the documentation. */
export const databaseKindNames = Object.keys(databaseKinds) as DatabaseKind[];

/** The kind whose instance ids have the form of this one; undefined if there is none. */
export function databaseKindOfInstance(instanceId: string): DatabaseKind | undefined {
  return databaseKindNames.find((kind) => databaseKinds[kind].instanceId.pattern.test(instanceId));
}

/** Names of the response fields that we read. Source: the SDK's models; `Status` of cdb is 1, of dcdb and mariadb 2 when running. */
interface AnswerShape {
  readonly list: string;
  readonly id: string;
  readonly version: string;
  /** Purchased storage in gigabytes. */
  readonly volume: string;
  /** `Status` of an instance that accepts connections. */
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

/** Reads instances from a response; the service omits an empty list or returns null. */
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
