import { databaseKinds, type Endpoint, type SourceEndpoint, type SyncJobInputs } from "../../core/dts";
import type { TemporaryKeys } from "../../cloud/preflight";
import { wireWords } from "./wire-words";

/** The set ids of each side that is a cluster, in the order of their keys. */
export interface SetIds {
  readonly source?: readonly string[];
  readonly target?: readonly string[];
}

/** The endpoints of a ConfigureSyncJob request. The source role's keys exist only in this request. */
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
 * The nodes of a cluster: the proxy, then every set, starting with the set whose keys begin at 0, as the SDK's comment
 * requires. Which other fields a node needs is not published, so each node has the whole endpoint.
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

/** Always all seven fields: whether DTS works without the keys is not documented (`AccountMode` "other" of the API). */
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
