import type * as pulumi from "@pulumi/pulumi";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import { createUrn, CustomResource } from "@pulumi/pulumi/resource";
import { pulumiTypeOf, type ResourceType } from "../../core/state";
import { impliedUrn } from "./resource-urn";

/**
 * A resource whose life is in compiled code of this package. What Pulumi stores of the provider is a short literal that
 * requires that code, so state holds neither code nor captured values, and refresh and destroy always run the present code.
 */
export abstract class DynamicResource extends CustomResource {
  constructor(
    type: ResourceType,
    name: string,
    properties: pulumi.Inputs,
    options: pulumi.CustomResourceOptions = {},
  ) {
    const pulumiType = pulumiTypeOf(type);
    const resourceUrn = options.parent
      ? urnWithin(options.parent, name, pulumiType)
      : urnUnlessImplied(name, pulumiType, properties.owner);
    super(pulumiType, name, { ...properties, resourceUrn, __provider: providerLiteral(type) }, options);
  }
}

/** As a promise, because an output of the parent's would make the resource depend on its parent, which waits for it. */
function urnWithin(parent: pulumi.Resource, name: string, pulumiType: string): Promise<string> {
  const urn = createUrn(name, pulumiType, parent);
  return new Promise((resolve) => urn.apply(resolve));
}

function urnUnlessImplied(name: string, pulumiType: string, owner: unknown): string | undefined {
  const urn = `urn:pulumi:${getStack()}::${getProject()}::${pulumiType}::${name}`;
  return urn === impliedUrn(pulumiType, owner) ? undefined : urn;
}

/** A state format: it stands in every state file and must never change. */
function providerLiteral(type: ResourceType): string {
  return `exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("${type}");`;
}
