import type * as pulumi from "@pulumi/pulumi";
import { DynamicResource } from "../host/dynamic-resource";

export interface ExternalIdArgs {
  /** Number of the external ID, as text. The next number chooses another external ID in place; the previous one stays. */
  keeper: pulumi.Input<string>;
  /**
   * Whether the previous external ID is still accepted. It must be set when the number is raised, and unset before the
   * number is raised again. Default: no.
   */
  isPreviousAccepted?: pulumi.Input<boolean>;
}

/** An external ID of 128 random bits, chosen once and stored in the state as a secret. */
export class ExternalId extends DynamicResource {
  declare readonly value: pulumi.Output<string>;
  /** The previous external ID, if there was one. */
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
