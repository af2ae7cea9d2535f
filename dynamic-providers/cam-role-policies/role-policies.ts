import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface RolePoliciesArgs {
  /** The account of the role. A change of account replaces the resource. */
  connection: Connection;
  /** The role of the policies. A change replaces the resource. */
  roleName: pulumi.Input<string>;
  /** The complete set: a policy that is attached outside Pulumi is drift and is detached. Updated in place. */
  policyNames: pulumi.Input<string[]>;
  /**
   * `owner` of the role. If the role names another owner when these policies are deleted, they stay attached. Default: a
   * grant's role, whose name ends with `-role` where this resource's ends with `-policies`.
   */
  roleOwner?: string;
}

/** The permission policies of a role: exactly these, no others. */
export class RolePolicies extends DynamicResource {
  declare readonly policyNames: pulumi.Output<string[]>;

  constructor(name: string, args: RolePoliciesArgs, options: pulumi.CustomResourceOptions = {}) {
    super("RolePolicies", name, { ...args }, options);
  }
}
