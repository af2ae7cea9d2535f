import * as z from "zod";
import { operation, type Service } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { addressOf, hasId, instancesHere, integers, offset, texts } from "./instance-fields";

/** `Status` of the API. */
const statuses = { creating: 0, running: 2, isolated: -1 } as const;

/** TencentDB for MariaDB: what DTS and its users read of it. */
export function createMariadbService(world: World): Service {
  return {
    name: "mariadb",
    version: "2017-03-12",
    codes: { unauthorized: "UnauthorizedOperation.PermissionDenied" },
    operations: {
      DescribeDBInstances: operation({
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
          const found = instancesHere(world, "mariadb", call)
            .filter(hasId(InstanceIds))
            .filter(({ status }) => Status.length === 0 || Status.includes(statuses[status]))
            .filter(({ status }) => !ExcludeStatus.includes(statuses[status]));
          return { TotalCount: found.length, Instances: found.slice(Offset, Offset + Limit).map(toInstance) };
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
    DbEngine: "MariaDB",
    DbVersion: instance.version,
    DbVersionId: instance.version,
    Storage: instance.storageGigabytes,
    NodeCount: 2,
    Paymode: "postpaid",
    IsTmp: 0,
    ...addressOf(instance),
  };
}
