import * as z from "zod";
import { CloudError } from "../cloud-error";
import { operation, type Service } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { addressOf, instancesHere, offset } from "./instance-fields";

const filter = z.strictObject({
  Name: z.string().optional(),
  Names: z.array(z.string()).optional(),
  Values: z.array(z.string()),
  ExactMatch: z.boolean().default(false),
  Operator: z.string().optional(),
});

/** The field of a cluster that each filter compares, by the filter's name. */
const filterable: Readonly<Record<string, (instance: DatabaseInstance) => string>> = {
  ClusterId: ({ instanceId }) => instanceId,
  ClusterName: ({ name }) => name,
  Status: ({ status }) => status,
};

/** TDSQL-C for MySQL: the calls that DTS and its users make. */
export function createCynosdbService(world: World): Service {
  return {
    name: "cynosdb",
    version: "2019-01-07",
    codes: { unauthorized: "UnauthorizedOperation.PermissionDenied" },
    operations: {
      DescribeClusters: operation({
        parameters: z.strictObject({
          DbType: z.enum(["MYSQL", "POSTGRESQL"]).optional(),
          Limit: z.int().min(1).max(100).default(20),
          Offset: offset,
          OrderBy: z.string().optional(),
          OrderByType: z.enum(["ASC", "DESC"]).optional(),
          Filters: z.array(filter).default([]),
        }),
        resources: () => ["*"],
        handle: (call, { DbType = "MYSQL", Filters, Offset, Limit }) => {
          const here = DbType === "MYSQL" ? instancesHere(world, "cynosdb", call) : [];
          const found = here.filter((instance) => Filters.every((each) => passes(instance, each)));
          return { TotalCount: found.length, ClusterSet: found.slice(Offset, Offset + Limit).map(toCluster) };
        },
      }),

      DescribeClusterDetail: operation({
        parameters: z.strictObject({ ClusterId: z.string() }),
        resources: ({ caller, region }, { ClusterId }) => [
          `qcs::cynosdb:${region}:uin/${caller.accountUin}:instanceId/${ClusterId}`,
        ],
        handle: (call, { ClusterId }) => {
          const instance = instancesHere(world, "cynosdb", call).find(
            ({ instanceId }) => instanceId === ClusterId,
          );
          if (!instance) {
            throw new CloudError(
              "ResourceNotFound.ClusterNotFoundError",
              `cluster ${ClusterId} does not exist`,
            );
          }
          return { Detail: { ...toCluster(instance), InstanceSet: instance.childInstances.map(toChild) } };
        },
      }),
    },
  };
}

function passes(
  instance: DatabaseInstance,
  { Name, Names = [], Values, ExactMatch }: z.output<typeof filter>,
): boolean {
  const names = Name === undefined ? Names : [Name, ...Names];
  return names.some((name) => {
    const read = Object.hasOwn(filterable, name) ? filterable[name] : undefined;
    if (!read) throw new CloudError("InvalidParameterValue.ParameterInvalid", `filter ${name} is not known`);
    return Values.some((value) => (ExactMatch ? read(instance) === value : read(instance).includes(value)));
  });
}

function toCluster(instance: DatabaseInstance): object {
  return {
    ClusterId: instance.instanceId,
    ClusterName: instance.name,
    Uin: instance.accountUin,
    Region: instance.region,
    Zone: `${instance.region}-3`,
    Status: instance.status,
    StatusDesc: instance.status,
    DbType: "MYSQL",
    DbVersion: instance.version,
    DbMode: "NORMAL",
    InstanceNum: Math.max(1, instance.childInstances.length),
    PayMode: 0,
    ProjectID: 0,
    Storage: instance.storageGigabytes,
    ...addressOf(instance),
  };
}

function toChild({ instanceId, type, status }: DatabaseInstance["childInstances"][number]): object {
  return {
    InstanceId: instanceId,
    InstanceName: instanceId,
    InstanceType: type,
    InstanceRole: type === "rw" ? "master" : "slave",
    InstanceStatus: status,
    InstanceStatusDesc: status,
    InstanceCpu: 2,
    InstanceMemory: 4,
    InstanceStorage: 0,
  };
}
