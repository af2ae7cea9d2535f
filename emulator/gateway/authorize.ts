import { notAuthorized } from "../not-authorized";
import type { Call } from "../service";
import type { World } from "../world/world";
import type { RequestParameters } from "./parameters";
import type { Route } from "./route";

/** Refuses a call that the caller's policies do not allow on every resource it touches. */
export function authorize(world: World, route: Route, call: Call, parameters: RequestParameters): void {
  const { service, action, operation } = route;
  const resources = operation.resources(call, parameters);
  if (resources === false) return;
  const permission = `${service.name}:${action}`;
  const refused = resources.find(
    (resource) => !world.authorize(call.caller, permission, resource, { "qcs:ip": call.sourceIp }),
  );
  if (refused === undefined) return;
  throw notAuthorized(
    service.codes?.unauthorized ?? "AuthFailure.UnauthorizedOperation",
    permission,
    refused,
  );
}
