import { operation, type Service } from "../service";
import type { DatabaseInstance } from "../world/model";
import type { World } from "../world/world";
import { listTdsqlInstances, tdsqlInstanceFields, tdsqlListRequest } from "./tdsql-instances";

/** TencentDB for MariaDB: the calls that DTS and its users make. */
export function createMariadbService(world: World): Service {
  return {
    name: "mariadb",
    version: "2017-03-12",
    codes: { unauthorized: "UnauthorizedOperation.PermissionDenied" },
    operations: {
      DescribeDBInstances: operation({
        parameters: tdsqlListRequest,
        resources: () => ["*"],
        handle: (call, request) => listTdsqlInstances(world, "mariadb", call, request, toInstance),
      }),
    },
  };
}

function toInstance(instance: DatabaseInstance): object {
  return { ...tdsqlInstanceFields(instance), DbEngine: "MariaDB", NodeCount: 2 };
}
