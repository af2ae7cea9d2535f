import type { Caller } from "../../service";
import type { DtsBackend } from "../backend";
import { endpointOf, type Configuration } from "../configuration";
import type { SyncJob } from "../job";
import type { Side } from "../job-side";
import type { Endpoint } from "../schemas/endpoint";
import { assumeGrantedRole, instanceBehind, isCrossAccount } from "../source-access";
import type { CheckFacts, SideFacts } from "./facts";

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
