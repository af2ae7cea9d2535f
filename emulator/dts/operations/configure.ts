import { operation, type Call, type Operation } from "../../service";
import { jobFor, jobResources, type DtsBackend } from "../backend";
import { parseMoment } from "../moment";
import { endpointOf, toConfiguration } from "../configuration";
import { databaseKinds } from "../database-kinds";
import type { SyncJob } from "../job";
import type { Side } from "../job-side";
import { moveStatus } from "../lifecycle";
import { refusals } from "../refusals";
import { configureRequest, type ConfigureRequest } from "../schemas/configure";
import type { Endpoint, Endpoints } from "../schemas/endpoint";
import { proveAccess } from "../source-access";

/** Sets source, target, objects and options of a job before its start. */
export function configureOperations(backend: DtsBackend): Record<string, Operation> {
  return {
    ConfigureSyncJob: operation({
      parameters: configureRequest,
      resources: jobResources,
      handle: (call, request) => {
        const job = jobFor(backend, call, request.JobId, "configure");
        proveTiming(request);
        proveConflictHandling(job, request);
        const sides = { source: sideOf(job, request, "source"), target: sideOf(job, request, "target") };
        proveSide(backend, call, job, "source", sides.source);
        proveSide(backend, call, job, "target", sides.target);
        job.configuration = toConfiguration(request);
        job.name = request.JobName || job.name;
        job.check = undefined;
        job.skippedSteps.clear();
        moveStatus(backend, job, "configure");
        return {};
      },
    }),
  };
}

interface RequestedSide {
  readonly prefix: "Src" | "Dst";
  readonly accessType: string;
  readonly nodeType: "single" | "cluster";
  readonly single: Endpoint | undefined;
  readonly cluster: Endpoints | undefined;
  readonly endpoint: Endpoint | undefined;
}

function sideOf(job: SyncJob, request: ConfigureRequest, side: Side): RequestedSide {
  const endpoint = endpointOf(request, side, job[side]);
  return side === "source"
    ? {
        prefix: "Src",
        accessType: request.SrcAccessType,
        nodeType: request.SrcNodeType ?? "single",
        single: request.SrcInfo,
        cluster: request.SrcInfos,
        endpoint,
      }
    : {
        prefix: "Dst",
        accessType: request.DstAccessType,
        nodeType: request.DstNodeType ?? "single",
        single: request.DstInfo,
        cluster: request.DstInfos,
        endpoint,
      };
}

function proveSide(
  backend: DtsBackend,
  call: Call,
  job: SyncJob,
  side: Side,
  requested: RequestedSide,
): void {
  const { prefix, accessType, nodeType, cluster, endpoint } = requested;
  const { databaseKind } = job[side];
  if (accessType !== "cdb") throw refusals.notEmulated(`access type ${accessType}`);
  const wanted = databaseKinds[databaseKind].nodeType;
  if (nodeType !== wanted)
    throw refusals.invalid(`${prefix}NodeType`, `${databaseKind} is of type ${wanted}`);
  const field = wanted === "single" ? `${prefix}Info` : `${prefix}Infos`;
  if (!endpoint) throw refusals.invalid(field, "it is required");
  if (wanted === "cluster" && cluster) proveNodes(field, cluster);
  for (const name of ["InstanceId", "User", "Password"] as const) {
    if (!endpoint[name]) throw refusals.invalid(`${field}.${name}`, "it is required");
  }
  if (side === "target" && endpoint.AccountMode === "other") {
    throw refusals.invalid(
      `${prefix}Info.AccountMode`,
      "the target belongs to the account that runs the job",
    );
  }
  proveAccess(backend.world, job, side, endpoint, call.caller);
}

/** Requires proxies before sets, an id for every set, and at least one of each. */
function proveNodes(field: string, { Info: nodes, AccessType }: Endpoints): void {
  if (AccessType !== "cdb") throw refusals.notEmulated(`access type ${AccessType}`);
  const roles = nodes.map(({ Role }) => Role);
  if (roles.includes(undefined)) throw refusals.invalid(`${field}.Info.Role`, "each node is proxy or set");
  if (!roles.includes("proxy") || !roles.includes("set")) {
    throw refusals.invalid(`${field}.Info`, "proxies and all sets are required");
  }
  if (roles.indexOf("set") < roles.lastIndexOf("proxy")) {
    throw refusals.invalid(`${field}.Info`, "proxies must precede sets");
  }
  if (nodes.some(({ Role, SetId }) => Role === "set" && !SetId)) {
    throw refusals.invalid(`${field}.Info.SetId`, "it is required for a set");
  }
}

function proveTiming({ RunMode, ExpectRunTime }: ConfigureRequest): void {
  if (RunMode !== "Timed") return;
  if (!ExpectRunTime || parseMoment(ExpectRunTime) === undefined) {
    throw refusals.invalid("ExpectRunTime", "a timed job needs yyyy-mm-dd hh:mm:ss");
  }
}

/** Jobs from or to TDSQL MySQL only overwrite on a conflict; a source of this kind states how its nodes are reached. */
function proveConflictHandling(job: SyncJob, { SrcConnectType, Options: options }: ConfigureRequest): void {
  const { source, target } = job;
  if (source.databaseKind === "tdsqlmysql" && SrcConnectType !== "set") {
    throw refusals.invalid("SrcConnectType", "tdsqlmysql is reached by set");
  }
  const isSharded = [source, target].some(({ databaseKind }) => databaseKind === "tdsqlmysql");
  if (isSharded && options?.ConflictHandleType && options.ConflictHandleType !== "Cover") {
    throw refusals.invalid("Options.ConflictHandleType", "tdsqlmysql supports Cover only");
  }
  if (options?.OpTypes?.includes("PartialDDL") && !options.DdlOptions?.length) {
    throw refusals.invalid("Options.DdlOptions", "PartialDDL needs them");
  }
}
