import type * as pulumi from "@pulumi/pulumi";
import { DynamicResource } from "../host/dynamic-resource";

export interface ExternalIdArgs {
  /** Number of the external ID, as text. One more chooses another external ID, in place; the one before is kept. */
  keeper: pulumi.Input<string>;
  /**
   * Whether the one before is still accepted beside it. It must be where the number is raised, and the next number
   * must wait until it no longer is. Default: no.
   */
  isPreviousAccepted?: pulumi.Input<boolean>;
}

/** An external ID of 128 random bits, chosen once and kept in state as a secret. */
export class ExternalId extends DynamicResource {
  declare readonly value: pulumi.Output<string>;
  /** The one before, if there was one. */
  declare readonly previousValue: pulumi.Output<string | undefined>;

  constructor(name: string, args: ExternalIdArgs, options: pulumi.CustomResourceOptions = {}) {
    super(
      "ExternalId",
      name,
      { ...args, value: undefined, previousValue: undefined },
      { ...options, additionalSecretOutputs: ["value", "previousValue"] },
    );
  }
}
