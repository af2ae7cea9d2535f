import type { TemporaryKeys } from "../../preflight";
import type { Endpoint, SourceEndpoint, SyncJobInputs } from "./inputs";

/** The endpoints of a ConfigureSyncJob. The keys are the source role's and live only in this request. */
export function toEndpoints({ source, target }: SyncJobInputs, keys: TemporaryKeys) {
  return {
    SrcAccessType: "cdb",
    SrcNodeType: "single",
    SrcInfo: { ...toEndpoint(source), ...toCrossAccount(source, keys) },
    DstAccessType: "cdb",
    DstNodeType: "single",
    DstInfo: toEndpoint(target),
  };
}

function toEndpoint({ region, instanceId, user, password }: Endpoint) {
  return { Region: region, InstanceId: instanceId, User: user, Password: password };
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
