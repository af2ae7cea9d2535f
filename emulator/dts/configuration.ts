import type { ConfigureRequest } from "./schemas/configure";
import type { Endpoint } from "./schemas/endpoint";
import type { JobSide, Side } from "./job-side";
import { databaseKinds } from "./database-kinds";

/** What ConfigureSyncJob gave a job. */
export type Configuration = Omit<ConfigureRequest, "JobId" | "JobName">;

/** Strips what DTS uses once and does not keep. */
export function toConfiguration({ JobId: _id, JobName: _name, ...request }: ConfigureRequest): Configuration {
  const once = (endpoint: Endpoint): Endpoint => ({
    ...endpoint,
    TmpSecretId: undefined,
    TmpSecretKey: undefined,
    TmpToken: undefined,
  });
  return {
    ...request,
    SrcInfo: request.SrcInfo && once(request.SrcInfo),
    SrcInfos: request.SrcInfos && { ...request.SrcInfos, Info: request.SrcInfos.Info.map(once) },
  };
}

/** The endpoint that names instance, account and user: of a cluster its first node. */
export function endpointOf(
  configuration: Configuration,
  side: Side,
  { databaseKind }: JobSide,
): Endpoint | undefined {
  const { single, cluster } = {
    source: { single: configuration.SrcInfo, cluster: configuration.SrcInfos },
    target: { single: configuration.DstInfo, cluster: configuration.DstInfos },
  }[side];
  return databaseKinds[databaseKind].nodeType === "cluster" ? cluster?.Info[0] : single;
}
