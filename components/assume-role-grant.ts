import type * as pulumi from "@pulumi/pulumi";
import { all, output } from "@pulumi/pulumi/output";
import { assumeRolePolicy } from "../core/cam";
import type { Connection } from "../core/state";
import { type Attachee, Policy, type PolicyArgs, PolicyAttachment } from "../dynamic-providers";
import { BaseComponent } from "./base-component";
import { type Transform, transformed } from "./transform";

export interface AssumeRoleGrantArgs {
  /** The target account, with credentials that may write CAM policies (the granter). A change of account replaces all parts. */
  connection: Connection;
  /** Main account that owns the role. Updated in place. */
  sourceUin: pulumi.Input<string>;
  /** Exact name of the role that may be assumed. Updated in place. */
  roleName: pulumi.Input<string>;
  /**
   * Name of the custom policy: 1-128 characters of `[A-Za-z0-9+=,.@_-]`. A change replaces the policy.
   * @default `dts-assume-<name of the component>`
   */
  policyName?: string;
  /** Sub-users and groups that run sync jobs. One that is removed from the list loses the permission. */
  attachees: readonly Attachee[];
  /** Changes arguments of the parts. The attachments have none that could change: `attachees` says all. */
  transform?: {
    /** The custom policy: everything but `connection` and `owner`. */
    policy?: Transform<PolicyArgs, "connection" | "owner">;
  };
}

/**
 * Lets sub-users and groups of the target account assume the source account's role: exactly that role, never `*` (steps
 * 7-11 of the manual procedure). The main account itself needs no such grant.
 */
export class AssumeRoleGrant extends BaseComponent {
  readonly policy: Policy;
  readonly attachments: readonly PolicyAttachment[];
  /** Ids of the attachments; resolves when all of them exist. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: AssumeRoleGrantArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("AssumeRoleGrant", name, options);
    this.policy = this.createPolicy(name, args);
    this.attachments = args.attachees.map((attachee) => this.attach(args.connection, attachee));
    this.ready = this.whenAttached();
    this.registerOutputs({ policyId: this.policy.policyId });
  }

  private createPolicy(name: string, args: AssumeRoleGrantArgs): Policy {
    const { connection, sourceUin, roleName, transform } = args;
    const partName = this.partName("policy");
    const policy: PolicyArgs = {
      connection,
      policyName: args.policyName ?? `dts-assume-${name}`,
      document: output({ sourceUin, roleName }).apply((role) =>
        assumeRolePolicy({ sourceUin: role.sourceUin, roleName: role.roleName }),
      ),
      owner: this.owner("policy"),
    };
    return new Policy(
      partName,
      transformed(partName, policy, transform?.policy, ["connection", "owner"]),
      this.partOptions(),
    );
  }

  private attach(connection: Connection, attachee: Attachee): PolicyAttachment {
    const suffix = `${attachee.kind}-${attachee.name}`;
    return new PolicyAttachment(
      this.partName(suffix),
      { connection, policyId: this.policy.policyId, attachee },
      this.partOptions(),
    );
  }

  /** Does not wait for the policy itself unless there are no attachments: an attachment exists only after its policy. */
  private whenAttached(): pulumi.Output<string> {
    const last = this.attachments.length > 0 ? this.attachments : [this.policy];
    return all(last.map(({ id }) => id)).apply((ids) => ids.join(", "));
  }
}
