import * as z from "zod";
import { operation, type Call, type Caller, type Operation } from "../../service";
import { anyResource, regionOf, type DtsBackend } from "../backend";
import { databaseKinds, isDatabaseKind, sourceDatabaseTypes } from "../database-kinds";
import { refusals } from "../refusals";
import { choice, integer, text } from "../schemas/scalars";

const listRequest = z.strictObject({
  DatabaseType: z.enum(sourceDatabaseTypes),
  MigrateRole: choice(["src", "dst"]),
  InstanceId: text.optional(),
  InstanceName: text.optional(),
  Limit: integer(1, 100).default(20),
  Offset: integer(0, Number.MAX_SAFE_INTEGER).default(0),
  AccountMode: choice(["self", "other"]),
  TmpSecretId: text.optional(),
  TmpSecretKey: text.optional(),
  TmpToken: text.optional(),
});
type ListRequest = z.output<typeof listRequest>;

/** The instances that a job can be configured with: the caller's own, or another account's with temporary keys. */
export function listInstancesOperations(backend: DtsBackend): Record<string, Operation> {
  const { world } = backend;
  return {
    DescribeMigrateDBInstances: operation({
      parameters: listRequest,
      resources: anyResource,
      handle: (call, request) => {
        const { DatabaseType, InstanceId, InstanceName, Offset, Limit } = request;
        if (!isDatabaseKind(DatabaseType)) throw refusals.notEmulated(`databases of type ${DatabaseType}`);
        const { service, listAction } = databaseKinds[DatabaseType];
        const reader = readerOf(backend, call, request);
        if (!world.authorize(reader, listAction, "*")) throw refusals.listingRefused(listAction);
        const region = regionOf(call);
        const found = world
          .listInstances(service, reader.accountUin)
          .filter((instance) => instance.region === region)
          .filter(({ instanceId }) => !InstanceId || instanceId === InstanceId)
          .filter(({ name }) => !InstanceName || name?.includes(InstanceName));
        return {
          TotalCount: found.length,
          Instances: found.slice(Offset, Offset + Limit).map(({ instanceId, name, status }, index) => ({
            InstanceId: instanceId,
            InstanceName: name ?? instanceId,
            Vip: `10.0.0.${Offset + index + 1}`,
            Vport: 3306,
            Usable: status === "running" ? 1 : 0,
            Hint: status === "running" ? "ok" : status,
          })),
        };
      },
    }),
  };
}

function readerOf({ world }: DtsBackend, call: Call, request: ListRequest): Caller {
  if (request.AccountMode !== "other") return call.caller;
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, TmpToken: token } = request;
  if (!secretId || !secretKey || !token)
    throw refusals.invalid("TmpSecretId, TmpSecretKey, TmpToken", "all are required");
  const session = world.authenticateTemporaryKeys({ secretId, secretKey, token });
  if (!session) throw refusals.wrongToken();
  return session;
}
