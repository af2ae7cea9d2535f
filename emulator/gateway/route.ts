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
 * Finds the operation by version and action; versions are dates, and two services may share one. The host counts only if
 * it is one of the cloud's, as a client writes it that takes us for its proxy: at our own address every service answers.
 */
export function findRoute(services: readonly Service[], { action, version, region, host }: Envelope): Route {
  const ofVersion = servedAt(services, host).filter((service) => service.version === version);
  if (ofVersion.length === 0) throw gatewayErrors.noSuchVersion(version);
  const service = ofVersion.find(({ operations }) => Object.hasOwn(operations, action));
  if (!service) throw gatewayErrors.invalidAction(action, version);
  if (service.isRegional ?? true) checkRegion(region);
  return { service, action, operation: service.operations[action]! };
}

/** `cam.tencentcloudapi.com`, `dts.ap-guangzhou.tencentcloudapi.com`, `sts.intl.tencentcloudapi.com`. */
const cloudHost = /^([a-z0-9-]+)(?:\.[a-z0-9-]+)*\.tencentcloudapi\.(?:com|cn)$/;

function servedAt(services: readonly Service[], host: string): readonly Service[] {
  const product = cloudHost.exec(host)?.[1];
  if (product === undefined) return services;
  const ofProduct = services.filter(({ name }) => name === product);
  if (ofProduct.length === 0) throw gatewayErrors.noSuchProduct(host);
  return ofProduct;
}

function checkRegion(region: string | undefined): void {
  if (region === undefined) throw gatewayErrors.missingParameter("Region");
  if (!regions.has(region)) throw gatewayErrors.unsupportedRegion(region);
}
