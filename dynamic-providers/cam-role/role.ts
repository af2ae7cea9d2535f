import type * as pulumi from "@pulumi/pulumi";
import { secret } from "@pulumi/pulumi/output";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface RoleArgs {
  /** The account of the role. A change of account replaces the role. */
  connection: Connection;
  /** 1-128 letters, digits and `-`, which both CAM and DTS accept. A change replaces the role. */
  roleName: pulumi.Input<string>;
  /**
   * Whether an existing role of that name, created outside Pulumi or by this stack under another resource name, is adopted
   * instead of refused. A role of another stack is always refused. Default: false.
   */
  adopt?: boolean;
  /** Who may assume the role: `qcs::cam::uin/<uin>:root` or `qcs::cam::uin/<uin>:uin/<sub-user>`. Updated in place. */
  trustedPrincipals: pulumi.Input<string[]>;
  /** The ExternalId that the caller must pass to sts: 2-128 characters of `[\w+=,.@:/-]`. Updated in place. Default: none required. */
  externalId?: pulumi.Input<string>;
  /** An external ID that is also accepted, while the other party switches to a new one. Updated in place. Default: none. */
  previousExternalId?: pulumi.Input<string | undefined>;
  /** ISO 8601 in UTC: from this moment on the role cannot be assumed. Updated in place. Default: never. */
  expires?: pulumi.Input<string | undefined>;
  /** Whether `expires` of an existing role may be changed to a time in the past. Only checked, never written. Default: false. */
  allowEnded?: boolean;
  /** Longest life of a session of this role in seconds, 0-43200. Updated in place. */
  sessionDurationSeconds: pulumi.Input<number>;
  /** At most 300 bytes. Updated in place. */
  description: pulumi.Input<string>;
  /** Updated in place. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Unique name of this resource, kept in a tag of the role. It identifies the role of an interrupted run, and a delete
   * removes only the role that still names it. A role without the tag is deleted if it has the id in the state.
   */
  owner: string;
}

/** A CAM role that identities of another account may assume. Console login is always off. */
export class Role extends DynamicResource {
  declare readonly roleName: pulumi.Output<string>;
  /** `qcs::cam::uin/<account>:roleName/<name>` */
  declare readonly roleArn: pulumi.Output<string>;
  /** CAM's id of the role, as text, because it exceeds the range of a JavaScript number. */
  declare readonly roleId: pulumi.Output<string>;
  declare readonly externalId: pulumi.Output<string | undefined>;

  constructor(name: string, args: RoleArgs, options: pulumi.CustomResourceOptions = {}) {
    const externalId = args.externalId === undefined ? undefined : secret(args.externalId);
    const previousExternalId =
      args.previousExternalId === undefined ? undefined : secret(args.previousExternalId);
    super(
      "Role",
      name,
      { ...args, externalId, previousExternalId, roleArn: undefined, roleId: undefined },
      options,
    );
  }
}
