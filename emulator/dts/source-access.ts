import { CloudError } from "../cloud-error";
import type { Caller } from "../service";
import { databaseKinds, type DatabaseService } from "./database-kinds";
import type { SyncJob } from "./job";
import type { JobSide, Side } from "./job-side";
import { refusals } from "./refusals";
import type { Endpoint } from "./schemas/endpoint";
import type { DatabaseInstance, DtsWorld, Refusal } from "./world";

type CrossAccountEndpoint = Endpoint & { readonly Account: string; readonly AccountRole: string };

/** DTS takes fewer characters than CAM does. Source: comment of the official SDK on `AccountRole`. */
const roleNamePattern = /^[a-zA-Z0-9_-]+$/;

/** RoleExternalId is needed where the role's trust policy asks for one: STS decides on that. */
const crossAccountFields = ["Account", "AccountRole", "TmpSecretId", "TmpSecretKey", "TmpToken"] as const;

export function isCrossAccount(endpoint: Endpoint): boolean {
  return endpoint.AccountMode === "other";
}

/** The account whose instance an endpoint names. */
function ownerOf(endpoint: Endpoint, job: Pick<SyncJob, "accountUin">): string {
  return isCrossAccount(endpoint) ? (endpoint.Account ?? "") : job.accountUin;
}

export function instanceBehind(
  world: DtsWorld,
  job: SyncJob,
  side: Side,
  endpoint: Endpoint,
): DatabaseInstance | undefined {
  const { service } = databaseKinds[job[side].databaseKind];
  const instance = world.findInstance(service, ownerOf(endpoint, job), endpoint.InstanceId ?? "");
  return instance?.region === job[side].region ? instance : undefined;
}

/** Assumes the role that the other account granted, on behalf of the caller. */
export function assumeGrantedRole(world: DtsWorld, endpoint: Endpoint, caller: Caller): Caller | Refusal {
  const { Account, AccountRole, RoleExternalId } = endpoint;
  return world.assumeRole({
    caller,
    roleArn: `qcs::cam::uin/${Account}:roleName/${AccountRole}`,
    ...(RoleExternalId ? { externalId: RoleExternalId } : {}),
  });
}

/**
 * Proves that the caller may read the instance of one side, and records the actions used.
 * @throws {CloudError} as ConfigureSyncJob refuses.
 */
export function proveAccess(
  world: DtsWorld,
  job: SyncJob,
  side: Side,
  endpoint: Endpoint,
  caller: Caller,
): void {
  const kind: DatabaseService = databaseKinds[job[side].databaseKind];
  if (isCrossAccount(endpoint)) {
    const session = proveRole(world, side, endpoint, caller);
    if (!world.authorize(session, kind.listAction, "*")) throw refusals.listingRefused(kind.listAction);
    job.usedActions[side].add("sts:AssumeRole");
  } else if (!world.authorize(caller, kind.listAction, "*")) {
    throw refusals.unauthorized(kind.listAction);
  }
  job.usedActions[side].add(kind.listAction);
  proveRegion(job[side], side, endpoint);
  const instance = instanceBehind(world, job, side, endpoint);
  if (!instance) {
    const owner = ownerOf(endpoint, job);
    const place = `account ${owner} has no such instance in ${job[side].region}`;
    throw refusals.invalid(`${wireNames[side]}.InstanceId`, `${endpoint.InstanceId} (${place})`);
  }
  proveChild(instance, side, endpoint);
}

/** One instance inside a cluster, if the endpoint names one. */
function proveChild(
  { instanceId, childInstances = [] }: DatabaseInstance,
  side: Side,
  { ChildInstanceId, ChildInstanceType }: Endpoint,
): void {
  if (!ChildInstanceId) return;
  const field = `${wireNames[side]}.ChildInstance`;
  const child = childInstances.find((each) => each.instanceId === ChildInstanceId);
  if (!child)
    throw refusals.invalid(`${field}Id`, `cluster ${instanceId} has no instance ${ChildInstanceId}`);
  if (ChildInstanceType && ChildInstanceType !== child.type)
    throw refusals.invalid(`${field}Type`, `${ChildInstanceId} is ${child.type}`);
}

const wireNames: Record<Side, string> = { source: "SrcInfo", target: "DstInfo" };

/** The role can be assumed, and the temporary keys are a session of exactly this role. */
function proveRole(world: DtsWorld, side: Side, endpoint: Endpoint, caller: Caller): Caller {
  const { Account, AccountRole, TmpSecretId, TmpSecretKey, TmpToken } = completeCrossAccount(endpoint, side);
  const granted = assumeGrantedRole(world, endpoint, caller);
  if ("code" in granted) throw new CloudError(granted.code, granted.message);
  const session = world.authenticateTemporaryKeys({
    secretId: TmpSecretId ?? "",
    secretKey: TmpSecretKey ?? "",
    token: TmpToken ?? "",
  });
  if (!session) throw refusals.wrongToken();
  const isOfRole =
    session.kind === "roleSession" && session.accountUin === Account && session.roleName === AccountRole;
  if (!isOfRole) {
    throw refusals.invalid(
      `${wireNames[side]}.TmpToken`,
      `no session of role ${AccountRole} of account ${Account}`,
    );
  }
  return session;
}

function completeCrossAccount(endpoint: Endpoint, side: Side): CrossAccountEndpoint {
  const missing = crossAccountFields.find((field) => !endpoint[field]);
  if (missing) throw refusals.invalid(`${wireNames[side]}.${missing}`, "required where AccountMode is other");
  if (!roleNamePattern.test(endpoint.AccountRole ?? "")) {
    throw refusals.invalid(`${wireNames[side]}.AccountRole`, "only letters, digits, - and _");
  }
  return endpoint as CrossAccountEndpoint;
}

function proveRegion({ region }: JobSide, side: Side, endpoint: Endpoint): void {
  if (endpoint.Region && endpoint.Region !== region) {
    throw refusals.invalid(`${wireNames[side]}.Region`, `the job was purchased for ${region}`);
  }
}
