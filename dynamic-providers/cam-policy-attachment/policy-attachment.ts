import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";
import type { Attachee } from "./attachee";

export interface PolicyAttachmentArgs {
  /** The account of policy and attachee. A change of account replaces the attachment. */
  connection: Connection;
  /** CAM's id of the policy, a number as text. A change replaces the attachment. */
  policyId: pulumi.Input<string>;
  /** The sub-user or user group that gets the policy, by name. A change replaces the attachment. */
  attachee: Attachee;
}

/** A custom policy attached to a sub-user or a user group. */
export class PolicyAttachment extends DynamicResource {
  /** UIN of the sub-user, or number of the group. */
  declare readonly attacheeId: pulumi.Output<string>;

  constructor(name: string, args: PolicyAttachmentArgs, options: pulumi.CustomResourceOptions = {}) {
    super("PolicyAttachment", name, { ...args, attacheeId: undefined }, options);
  }
}
