import { databaseKinds, type Endpoint, type SourceEndpoint, type SyncJobInputs } from "../../core/dts";
import type { TemporaryKeys } from "../../cloud/preflight";
import { wireWords } from "./wire-words";

/** Ids of the sets of each side that is a cluster, in the order of their keys. */
export interface SetIds {
  readonly source?: readonly string[];
  readonly target?: readonly string[];
}

/** The endpoints of a ConfigureSyncJob. The keys are the source role's and live only in this request. */
export function toEndpoints({ source, target }: SyncJobInputs, keys: TemporaryKeys, setIds: SetIds = {}) {
  const reading = { ...toEndpoint(source), ...toCrossAccount(source, keys) };
  const writing = toEndpoint(target);
  return {
    SrcAccessType: "cdb",
    ...(isCluster(source)
      ? { SrcNodeType: "cluster", SrcConnectType: "set", SrcInfos: toNodes(source, reading, setIds.source) }
      : { SrcNodeType: "single", SrcInfo: reading }),
    DstAccessType: "cdb",
    ...(isCluster(target)
      ? { DstNodeType: "cluster", DstInfos: toNodes(target, writing, setIds.target) }
      : { DstNodeType: "single", DstInfo: writing }),
  };
}

export function isCluster({ databaseKind }: Pick<Endpoint, "databaseKind">): boolean {
  return databaseKinds[databaseKind].nodeType === "cluster";
}

/**
 * The proxy, then every set, that with the keys from 0 on first: the order that the SDK's comment asks for. What else a
 * node needs beside its role and set id is published nowhere; each carries the whole endpoint.
 */
function toNodes<Node extends object>(
  { databaseKind, region }: Endpoint,
  endpoint: Node,
  setIds: readonly string[] = [],
) {
  return {
    Region: region,
    AccessType: "cdb",
    DatabaseType: databaseKinds[databaseKind].wireType,
    Info: [{ ...endpoint, Role: "proxy" }, ...setIds.map((SetId) => ({ ...endpoint, Role: "set", SetId }))],
  };
}

function toEndpoint({ region, instanceId, childInstance, user, password }: Endpoint) {
  const child = childInstance && {
    ChildInstanceId: childInstance.id,
    ChildInstanceType: wireWords.childInstance[childInstance.type],
  };
  return { Region: region, InstanceId: instanceId, ...child, User: user, Password: password };
}

/** All seven fields always: whether DTS can do without the keys is not documented (`AccountMode` "other" of the API). */
function toCrossAccount({ accountUin, roleName, externalId }: SourceEndpoint, keys: TemporaryKeys) {
  return {
    AccountMode: "other",
    Account: accountUin,
    AccountRole: roleName,
    RoleExternalId: externalId ?? "",
    TmpSecretId: keys.secretId,
    TmpSecretKey: keys.secretKey,
    TmpToken: keys.token,
  };
}
