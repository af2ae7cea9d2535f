import type { Operation, Service } from "../service";
import type { Envelope } from "./envelope";
import { gatewayErrors } from "./errors";
import { regions } from "./regions";

/** The operation that a request asks for. */
export interface Route {
  readonly service: Service;
  readonly action: string;
  readonly operation: Operation;
}

/**
 * Finds the operation by version and action. The host says nothing here, because every service is served by one
 * endpoint; versions are dates, and two services may share one.
 */
export function findRoute(services: readonly Service[], { action, version, region }: Envelope): Route {
  const ofVersion = services.filter((service) => service.version === version);
  if (ofVersion.length === 0) throw gatewayErrors.noSuchVersion(version);
  const service = ofVersion.find(({ operations }) => Object.hasOwn(operations, action));
  if (!service) throw gatewayErrors.invalidAction(action, version);
  if (service.isRegional ?? true) checkRegion(region);
  return { service, action, operation: service.operations[action]! };
}

function checkRegion(region: string | undefined): void {
  if (region === undefined) throw gatewayErrors.missingParameter("Region");
  if (!regions.has(region)) throw gatewayErrors.unsupportedRegion(region);
}
