import * as z from "zod";
import { operation, type Service } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { addressOf, hasId, instancesHere, integers, offset, texts } from "./instance-fields";

/** `Status` of the API. */
const statuses = { creating: 0, running: 1, isolated: 5 } as const;

/** TencentDB for MySQL: the calls that DTS and its users make. */
export function createCdbService(world: World): Service {
  return {
    name: "cdb",
    version: "2017-03-20",
    codes: { unauthorized: "UnauthorizedOperation" },
    operations: {
      DescribeDBInstances: operation({
        parameters: z.strictObject({
          InstanceIds: texts,
          InstanceNames: texts,
          InstanceTypes: integers,
          EngineVersions: texts,
          Status: integers,
          Vips: texts,
          Offset: offset,
          Limit: z.int().min(1).max(2000).default(20),
          OrderBy: z.string().optional(),
          OrderDirection: z.enum(["ASC", "DESC"]).optional(),
          WithMaster: z.int().optional(),
          WithRo: z.int().optional(),
          WithDr: z.int().optional(),
          ProjectId: z.int().optional(),
          QueryClusterInfo: z.boolean().optional(),
        }),
        resources: () => ["*"],
        handle: (call, { InstanceIds, InstanceNames, EngineVersions, Status, Vips, Offset, Limit }) => {
          const includes = <Value>(wanted: readonly Value[], value: Value) =>
            wanted.length === 0 || wanted.includes(value);
          const found = instancesHere(world, "cdb", call)
            .filter(hasId(InstanceIds))
            .filter(({ name }) => includes(InstanceNames, name))
            .filter(({ version }) => includes(EngineVersions, version))
            .filter(({ status }) => includes(Status, statuses[status]))
            .filter((instance) => includes(Vips, addressOf(instance).Vip));
          return { TotalCount: found.length, Items: found.slice(Offset, Offset + Limit).map(toItem) };
        },
      }),
    },
  };
}

function toItem(instance: DatabaseInstance): object {
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    InstanceType: 1,
    Status: statuses[instance.status],
    Region: instance.region,
    Zone: `${instance.region}-3`,
    EngineVersion: instance.version,
    EngineType: "InnoDB",
    InitFlag: 1,
    TaskStatus: 0,
    PayType: 1,
    ProjectId: 0,
    Volume: instance.storageGigabytes,
    ...addressOf(instance),
  };
}
