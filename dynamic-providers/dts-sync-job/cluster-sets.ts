import type { CloudAccount } from "../../cloud/client";
import type { TemporaryKeys } from "../../cloud/preflight";
import { isCluster, type SetIds } from "./endpoints-to-wire";
import type { Endpoint, SyncJobInputs } from "../../core/dts";

/** The most sets that DescribeDCDBShards returns at once; no instance has more. */
const mostSets = 100;

/** The ids of the sets (shards) of each side that is a cluster, from dcdb:DescribeDCDBShards. Other kinds cost no call. */
export async function readSetIds(
  account: CloudAccount,
  { source, target }: Pick<SyncJobInputs, "source" | "target">,
  keys: TemporaryKeys,
  signal?: AbortSignal,
): Promise<SetIds> {
  const [ofSource, ofTarget] = await Promise.all([
    isCluster(source) ? setsOf(account, source, { credentials: keys, signal }) : undefined,
    isCluster(target) ? setsOf(account, target, { signal }) : undefined,
  ]);
  return { source: ofSource, target: ofTarget };
}

async function setsOf(
  account: CloudAccount,
  { region, instanceId }: Endpoint,
  options: { readonly credentials?: TemporaryKeys; readonly signal?: AbortSignal },
): Promise<string[]> {
  const request = { InstanceId: instanceId, Limit: mostSets };
  const { Shards } = await account.call("dcdb", "DescribeDCDBShards", request, {
    ...options,
    region,
    effect: "read",
  });
  return (Shards ?? [])
    .map(({ ShardSerialId = "", Range = "" }) => ({
      setId: ShardSerialId,
      firstKey: Number.parseInt(Range, 10),
    }))
    .sort((one, other) => one.firstKey - other.firstKey)
    .map(({ setId }) => setId);
}
