import type * as pulumi from "@pulumi/pulumi";
import { DynamicResource } from "../host/dynamic-resource";

export interface ExternalIdArgs {
  /** Any text. A change replaces the external ID by a new one. */
  keeper: pulumi.Input<string>;
}

/** An external ID of 128 random bits, chosen once and kept in state as a secret. */
export class ExternalId extends DynamicResource {
  declare readonly value: pulumi.Output<string>;

  constructor(name: string, args: ExternalIdArgs, options: pulumi.CustomResourceOptions = {}) {
    super(
      "ExternalId",
      name,
      { ...args, value: undefined },
      { ...options, additionalSecretOutputs: ["value"] },
    );
  }
}
