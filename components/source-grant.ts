import type * as pulumi from "@pulumi/pulumi";
import { all, secret } from "@pulumi/pulumi/output";
import { roleArn, rootPrincipal } from "../core/cam";
import type { Connection } from "../core/state";
import type { DatabaseKind } from "../core/dts";
import { ExternalId, Role, RolePolicies } from "../dynamic-providers";
import { BaseComponent } from "./base-component";
import { acceptedExternalIds, type AcceptedExternalIds, type ExternalIdArgs } from "./external-ids";
import type { Grant } from "./grant";
import { grantPolicyNames, type ServicePolicies } from "./grant-policies";

export interface SourceGrantArgs extends ExternalIdArgs {
  /** The source account: account, region and the name of a credential source. A change of account replaces everything. */
  connection: Connection;
  /** Main account that may use the grant. Identities of that account also need their own account's permission. Updated in place. */
  targetUin: string;
  /** Kinds of the source databases; they decide the service policies. Updated in place. */
  databaseKinds: readonly DatabaseKind[];
  /**
   * Name of the role: 1-128 letters, digits and `-`, what both CAM and DTS accept. A change replaces the role.
   * @default `dts-<name of the component>`
   */
  roleName?: string;
  /**
   * Whether a role of that name that was made in the console is taken over instead of refused.
   * @default false
   */
  adoptRole?: boolean;
  /**
   * When the grant ends, ISO 8601 in UTC: the role's trust policy lets nobody in from this moment on. Sessions that exist
   * live on until they end. Updated in place.
   * @default never
   */
  expires?: string;
  /**
   * Which policies let DTS read the source: those of the product's documentation, the narrowest documented read-only
   * ones, or names of your own. Updated in place.
   * @default "documented"
   */
  servicePolicies?: ServicePolicies;
  /**
   * Longest life of a session of the role in seconds, 0-43200. Updated in place.
   * @default 7200
   */
  sessionDurationSeconds?: number;
  /** At most 300 bytes. Updated in place. */
  description?: string;
  /** Tags of the role. Updated in place. */
  tags?: Record<string, string>;
}

/**
 * What a source account gives to a target account: a role that the target's main account may assume with an external
 * ID, with the policies that DTS needs to read the source database (steps 1-6 of the manual procedure).
 */
export class SourceGrant extends BaseComponent {
  readonly role: Role;
  readonly policies: RolePolicies;
  /** What the target side needs, beside the external ID; resolves once every policy is attached. */
  readonly grant: pulumi.Output<Grant>;
  /** What the target side must present to use the role. A secret in state, to be handed to the other side. */
  readonly externalId: pulumi.Output<string>;

  constructor(name: string, args: SourceGrantArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("SourceGrant", name, options);
    const externalIds = this.chooseExternalIds(args);
    this.role = this.createRole(name, args, externalIds);
    this.policies = this.attachPolicies(args);
    this.externalId = this.handOut(externalIds);
    this.grant = this.describeGrant(args);
    this.registerOutputs({ grant: this.grant, externalId: this.externalId });
  }

  private chooseExternalIds(args: SourceGrantArgs): AcceptedExternalIds {
    return acceptedExternalIds(
      args,
      (keeper) => new ExternalId(this.partName("external-id"), keeper, this.partOptions()),
    );
  }

  /** Only once the role accepts it: a rotation must leave no moment in which the ID that is handed out is refused. */
  private handOut({ current }: AcceptedExternalIds): pulumi.Output<string> {
    return secret(all([current, this.role.id]).apply(([externalId]) => externalId));
  }

  private createRole(name: string, args: SourceGrantArgs, externalIds: AcceptedExternalIds): Role {
    return new Role(
      this.partName("role"),
      {
        connection: args.connection,
        roleName: args.roleName ?? `dts-${name}`,
        adopt: args.adoptRole,
        trustedPrincipals: [rootPrincipal(args.targetUin)],
        externalId: externalIds.current,
        previousExternalId: externalIds.previous,
        expires: args.expires,
        sessionDurationSeconds: args.sessionDurationSeconds ?? 7200,
        description: args.description ?? `DTS cross-account sync for account ${args.targetUin}`,
        tags: args.tags,
        owner: this.owner("role"),
      },
      this.partOptions(),
    );
  }

  private attachPolicies(args: SourceGrantArgs): RolePolicies {
    return new RolePolicies(
      this.partName("policies"),
      {
        connection: args.connection,
        roleName: this.role.roleName,
        policyNames: grantPolicyNames(args.databaseKinds, args.servicePolicies ?? "documented"),
      },
      // The role's name is known before the role exists; the order is not.
      this.partOptions({ dependsOn: this.role }),
    );
  }

  private describeGrant({
    connection,
    targetUin,
    databaseKinds,
    expires,
  }: SourceGrantArgs): pulumi.Output<Grant> {
    const { accountUin } = connection;
    return all([this.role.roleName, this.policies.policyNames]).apply(([roleName, attachedPolicies]) => ({
      sourceUin: accountUin,
      targetUin,
      roleName,
      roleArn: roleArn(accountUin, roleName),
      databaseKinds,
      attachedPolicies,
      ...(expires === undefined ? {} : { expires }),
    }));
  }
}
