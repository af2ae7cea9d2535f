import type * as pulumi from "@pulumi/pulumi";
import { secret } from "@pulumi/pulumi/output";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface RoleArgs {
  /** The account that the role is made in. A change of account replaces the role. */
  connection: Connection;
  /** 1-128 letters, digits and `-`: what both CAM and DTS accept. A change replaces the role. */
  roleName: pulumi.Input<string>;
  /** Whether a role of that name that was made by hand is taken over instead of refused. Default: false. */
  adopt?: boolean;
  /** Who may assume the role: `qcs::cam::uin/<uin>:root` or `qcs::cam::uin/<uin>:uin/<sub-user>`. Updated in place. */
  trustedPrincipals: pulumi.Input<string[]>;
  /** What the caller must present as sts ExternalId: 2-128 characters of `[\w+=,.@:/-]`. Updated in place. Default: none asked. */
  externalId?: pulumi.Input<string>;
  /** An external ID that is accepted as well, while the other side takes up a new one. Updated in place. Default: none. */
  previousExternalId?: pulumi.Input<string | undefined>;
  /** ISO 8601 in UTC: from this moment on nobody can assume the role. Updated in place. Default: never. */
  expires?: pulumi.Input<string | undefined>;
  /** Longest life of a session of this role in seconds, 0-43200. Updated in place. */
  sessionDurationSeconds: pulumi.Input<number>;
  /** At most 300 bytes. Updated in place. */
  description: pulumi.Input<string>;
  /** Updated in place. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Names this resource uniquely; a role that an interrupted run made is recognised by it. */
  owner: string;
}

/** A CAM role that identities of another account may assume. Console login is always off. */
export class Role extends DynamicResource {
  declare readonly roleName: pulumi.Output<string>;
  /** `qcs::cam::uin/<account>:roleName/<name>` */
  declare readonly roleArn: pulumi.Output<string>;
  /** CAM's number of the role, as text: it is larger than a number can hold. */
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
