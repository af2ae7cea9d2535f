import type * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "../../core/cam";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface PolicyArgs {
  /** The account of the policy. A change of account replaces the policy. */
  connection: Connection;
  /** 1-128 characters of `[A-Za-z0-9+=,.@_-]`. A change replaces the policy. */
  policyName: pulumi.Input<string>;
  /** The permissions, compared by meaning. Updated in place. */
  document: pulumi.Input<PolicyDocument>;
  /** Unique name of this resource. It is part of the policy's description, which identifies the policy of an interrupted run. */
  owner: string;
}

/** A custom CAM policy. */
export class Policy extends DynamicResource {
  declare readonly policyName: pulumi.Output<string>;
  declare readonly policyId: pulumi.Output<string>;

  constructor(name: string, args: PolicyArgs, options: pulumi.CustomResourceOptions = {}) {
    super("Policy", name, { ...args, policyId: undefined }, options);
  }
}
