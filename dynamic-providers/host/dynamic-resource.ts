import type * as pulumi from "@pulumi/pulumi";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import { createUrn, CustomResource } from "@pulumi/pulumi/resource";
import { pulumiTypeOf, type ResourceType } from "../../core/state";
import { impliedUrn } from "./resource-urn";

/**
 * A resource whose logic is compiled code of this package. Pulumi stores only a short literal that requires that code,
 * so the state contains neither code nor captured values, and refresh and destroy always run the current code.
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
    const identity = resourceUrn === undefined ? {} : { resourceUrn };
    super(pulumiType, name, { ...properties, ...identity, __provider: providerLiteral(type) }, options);
  }
}

/** Returns a promise, because an output would make the resource depend on its parent, which waits for the resource. */
function urnWithin(parent: pulumi.Resource, name: string, pulumiType: string): Promise<string> {
  const urn = createUrn(name, pulumiType, parent);
  return new Promise((resolve) => urn.apply(resolve));
}

function urnUnlessImplied(name: string, pulumiType: string, owner: unknown): string | undefined {
  const urn = `urn:pulumi:${getStack()}::${getProject()}::${pulumiType}::${name}`;
  return urn === impliedUrn(pulumiType, owner) ? undefined : urn;
}

/** Part of the state format: every state file contains it, so it must never change. */
function providerLiteral(type: ResourceType): string {
  return `exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("${type}");`;
}
