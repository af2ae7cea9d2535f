import { type Finding, review, type StackChange } from "../review";
import type { ObservedResource } from "./refresh-events";

/**
 * The findings of a review that treats the out-of-band changes as a planned change of the declared resources.
 */
export function accessFindings(stack: string, resources: readonly ObservedResource[]): Finding[] {
  const toResource = (resource: ObservedResource, outputs: ObservedResource["declared"]) => ({
    urn: resource.urn,
    type: resource.type,
    inputs: resource.declared,
    outputs,
    origins: {},
    isBroughtToInputs: false,
  });
  const change: StackChange = {
    stack,
    before: resources.map((resource) => toResource(resource, resource.declared)),
    after: resources.flatMap((resource) => {
      if (resource.found.as === "gone") return [];
      const { found, declared } = resource;
      return [toResource(resource, found.as === "changed" ? found.live : declared)];
    }),
    configuration: {},
    operations: [],
    isComplete: true,
  };
  return review([change]).findings.filter(({ isNew, verdict }) => isNew && verdict === "violated");
}
