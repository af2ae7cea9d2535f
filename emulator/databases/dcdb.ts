import * as z from "zod";
import { CloudError } from "../cloud-error";
import { operation, type Service } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { instancesHere, offset, texts } from "./instance-fields";
import { listTdsqlInstances, tdsqlInstanceFields, tdsqlListRequest, tdsqlStatuses } from "./tdsql-instances";

/** A shard id has 8 characters after a fixed prefix, as in `shard-1b5r04az`. */
const shardIdLength = 8;

/** TDSQL MySQL: the calls that DTS and its users make. */
export function createDcdbService(world: World): Service {
  return {
    name: "dcdb",
    version: "2018-04-11",
    codes: { unauthorized: "UnauthorizedOperation.PermissionDenied" },
    operations: {
      DescribeDCDBInstances: operation({
        parameters: tdsqlListRequest,
        resources: () => ["*"],
        handle: (call, request) => listTdsqlInstances(world, "dcdb", call, request, toInstance),
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
  return { ...tdsqlInstanceFields(instance), DbEngine: "MySQL", ShardCount: instance.shards };
}

/** Shard ids derive from the instance id, so they are the same in every run. */
function shardsOf(instance: DatabaseInstance) {
  const own = instance.instanceId.slice(-shardIdLength);
  return Array.from({ length: instance.shards }, (_, index) => ({
    InstanceId: instance.instanceId,
    ShardInstanceId: `shard-${own.slice(0, -2)}${String(index).padStart(2, "0")}`,
    ShardSerialId: `set_${index + 1}`,
    ShardId: index + 1,
    Region: instance.region,
    Zone: `${instance.region}-3`,
    Status: tdsqlStatuses[instance.status],
    StatusDesc: instance.status,
    Storage: instance.storageGigabytes,
    NodeCount: 2,
    Range: `${Math.floor((64 / instance.shards) * index)}-${Math.floor((64 / instance.shards) * (index + 1)) - 1}`,
  }));
}
