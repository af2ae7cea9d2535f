import type { Caller } from "../../service";
import type { DtsBackend } from "../backend";
import { endpointOf, type Configuration, type Side } from "../configuration";
import type { SyncJob } from "../job";
import type { Endpoint } from "../schemas/endpoint";
import { assumeGrantedRole, instanceBehind, isCrossAccount } from "../source-access";
import type { DatabaseInstance, Refusal } from "../world";

/** What the precheck looks at: both instances as they are now. */
export interface CheckFacts {
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly configuration: Configuration;
}

export interface SideFacts {
  readonly endpoint: Endpoint;
  /** Undefined when the account has no such instance any more. */
  readonly instance: DatabaseInstance | undefined;
  /** Why the role of the other account cannot be taken any more. */
  readonly roleRefusal?: Refusal;
}

export function gatherFacts(
  backend: DtsBackend,
  job: SyncJob,
  configuration: Configuration,
  caller: Caller,
): CheckFacts {
  return {
    source: sideFacts(backend, job, configuration, "source", caller),
    target: sideFacts(backend, job, configuration, "target", caller),
    configuration,
  };
}

function sideFacts(
  { world }: DtsBackend,
  job: SyncJob,
  configuration: Configuration,
  side: Side,
  caller: Caller,
): SideFacts {
  const endpoint = endpointOf(configuration, side, job[side]) ?? ({} as Endpoint);
  const instance = instanceBehind(world, job, side, endpoint);
  if (!isCrossAccount(endpoint)) return { endpoint, instance };
  const session = assumeGrantedRole(world, endpoint, caller);
  return "code" in session ? { endpoint, instance, roleRefusal: session } : { endpoint, instance };
}
