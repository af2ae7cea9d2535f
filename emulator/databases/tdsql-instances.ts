import * as z from "zod";
import type { Call } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { addressOf, hasId, instancesHere, integers, offset, texts } from "./instance-fields";

/** `Status` of the APIs of MariaDB and TDSQL MySQL, which are one product family. */
export const tdsqlStatuses = { creating: 0, running: 2, isolated: -1 } as const;

/** Parameters of mariadb:DescribeDBInstances and dcdb:DescribeDCDBInstances. */
export const tdsqlListRequest = z.strictObject({
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
});

type TdsqlListRequest = z.output<typeof tdsqlListRequest>;

/** The response of both list calls; `toInstance` makes a row of an instance. */
export function listTdsqlInstances(
  world: World,
  service: "mariadb" | "dcdb",
  call: Call,
  { InstanceIds, Status, ExcludeStatus, Offset, Limit }: TdsqlListRequest,
  toInstance: (instance: DatabaseInstance) => object,
): object {
  const found = instancesHere(world, service, call)
    .filter(hasId(InstanceIds))
    .filter(({ status }) => Status.length === 0 || Status.includes(tdsqlStatuses[status]))
    .filter(({ status }) => !ExcludeStatus.includes(tdsqlStatuses[status]));
  return { TotalCount: found.length, Instances: found.slice(Offset, Offset + Limit).map(toInstance) };
}

/** The fields that a row of both lists has. */
export function tdsqlInstanceFields(instance: DatabaseInstance) {
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    Uin: instance.accountUin,
    Region: instance.region,
    Zone: `${instance.region}-3`,
    Status: tdsqlStatuses[instance.status],
    StatusDesc: instance.status,
    DbVersion: instance.version,
    DbVersionId: instance.version,
    Storage: instance.storageGigabytes,
    Paymode: "postpaid",
    IsTmp: 0,
    ...addressOf(instance),
  };
}
