import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface RolePoliciesArgs {
  /** The account of the role. A change of account replaces the resource. */
  connection: Connection;
  /** The role whose policies these are. A change replaces the resource. */
  roleName: pulumi.Input<string>;
  /** The whole set: a policy that is attached by hand is drift and gets detached. Updated in place. */
  policyNames: pulumi.Input<string[]>;
}

/** The permission policies of a role: exactly these and no others. */
export class RolePolicies extends DynamicResource {
  declare readonly policyNames: pulumi.Output<string[]>;

  constructor(name: string, args: RolePoliciesArgs, options: pulumi.CustomResourceOptions = {}) {
    super("RolePolicies", name, { ...args }, options);
  }
}
