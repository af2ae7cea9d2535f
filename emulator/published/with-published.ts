import { NotEmulatedError } from "../not-emulated";
import type { Operation, Service } from "../service";
import { requestSchema } from "./request-schema";
import { publishedModels } from "./models";

/**
 * The service with every action that the vendor publishes: those that the emulator has not are checked like the others
 * (signature, rate, parameters) and then refused, so that a client learns what it asked for and from whom.
 */
export function withPublished<Kind extends Service>(service: Kind): Kind {
  const model = publishedModels.find(({ service: name }) => name === service.name);
  if (!model) return service;
  const missing = Object.keys(model.actions).filter((action) => !Object.hasOwn(service.operations, action));
  const refused = missing.map((action) => [action, refusing(service, action)]);
  return { ...service, operations: { ...service.operations, ...Object.fromEntries(refused) } };
}

function refusing({ name, codes }: Service, action: string): Operation {
  let parameters: Operation["parameters"] | undefined;
  return {
    // Hundreds of schemas are built on first use only, to keep the start short.
    get parameters() {
      parameters ??= requestSchema(
        publishedModels.find(({ service }) => service === name)!,
        action,
      );
      return parameters;
    },
    resources: () => false,
    handle: () => {
      throw new NotEmulatedError(codes?.notEmulated ?? "UnsupportedOperation", `${name}:${action}`);
    },
  };
}
