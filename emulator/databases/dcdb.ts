import * as z from "zod";
import { CloudError } from "../cloud-error";
import { operation, type Service } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { addressOf, hasId, instancesHere, integers, offset, texts } from "./instance-fields";

/** `Status` of the API. */
const statuses = { creating: 0, running: 2, isolated: -1 } as const;
/** Shards of 8 characters behind a fixed prefix, as in `shard-1b5r04az`. */
const shardIdLength = 8;

/** TDSQL MySQL: what DTS and its users read of it. */
export function createDcdbService(world: World): Service {
  return {
    name: "dcdb",
    version: "2018-04-11",
    codes: { unauthorized: "UnauthorizedOperation.PermissionDenied" },
    operations: {
      DescribeDCDBInstances: operation({
        parameters: z.strictObject({
          InstanceIds: texts,
          SearchName: z.string().optional(),
          SearchKey: z.string().optional(),
          ProjectIds: integers,
          Status: integers,
          ExcludeStatus: integers,
          OrderBy: z.string().optional(),
          OrderByType: z.enum(["asc", "desc"]).optional(),
          Offset: offset,
          Limit: z.int().min(1).max(100).default(10),
        }),
        resources: () => ["*"],
        handle: (call, { InstanceIds, Status, ExcludeStatus, Offset, Limit }) => {
          const found = instancesHere(world, "dcdb", call)
            .filter(hasId(InstanceIds))
            .filter(({ status }) => Status.length === 0 || Status.includes(statuses[status]))
            .filter(({ status }) => !ExcludeStatus.includes(statuses[status]));
          return { TotalCount: found.length, Instances: found.slice(Offset, Offset + Limit).map(toInstance) };
        },
      }),

      DescribeDCDBShards: operation({
        parameters: z.strictObject({
          InstanceId: z.string(),
          ShardInstanceIds: texts,
          Offset: offset,
          Limit: z.int().min(1).max(100).default(20),
          OrderBy: z.string().optional(),
          OrderByType: z.enum(["asc", "desc"]).optional(),
        }),
        resources: () => ["*"],
        handle: (call, { InstanceId, ShardInstanceIds, Offset, Limit }) => {
          const instance = instancesHere(world, "dcdb", call).find(
            ({ instanceId }) => instanceId === InstanceId,
          );
          if (!instance) {
            throw new CloudError("ResourceNotFound.NoInstanceFound", `instance ${InstanceId} does not exist`);
          }
          const found = shardsOf(instance).filter(
            ({ ShardInstanceId }) =>
              ShardInstanceIds.length === 0 || ShardInstanceIds.includes(ShardInstanceId),
          );
          return { TotalCount: found.length, Shards: found.slice(Offset, Offset + Limit), DcnFlag: 0 };
        },
      }),
    },
  };
}

function toInstance(instance: DatabaseInstance): object {
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    Uin: instance.accountUin,
    Region: instance.region,
    Zone: `${instance.region}-3`,
    Status: statuses[instance.status],
    StatusDesc: instance.status,
    DbEngine: "MySQL",
    DbVersion: instance.version,
    DbVersionId: instance.version,
    ShardCount: instance.shards,
    Storage: instance.storageGigabytes,
    Paymode: "postpaid",
    IsTmp: 0,
    ...addressOf(instance),
  };
}

/** The ids are made of the instance's own, so that they are the same in every run. */
function shardsOf(instance: DatabaseInstance) {
  const own = instance.instanceId.slice(-shardIdLength);
  return Array.from({ length: instance.shards }, (_, index) => ({
    InstanceId: instance.instanceId,
    ShardInstanceId: `shard-${own.slice(0, -2)}${String(index).padStart(2, "0")}`,
    ShardSerialId: `set_${index + 1}`,
    ShardId: index + 1,
    Region: instance.region,
    Zone: `${instance.region}-3`,
    Status: statuses[instance.status],
    StatusDesc: instance.status,
    Storage: instance.storageGigabytes,
    NodeCount: 2,
    Range: `${Math.floor((64 / instance.shards) * index)}-${Math.floor((64 / instance.shards) * (index + 1)) - 1}`,
  }));
}
