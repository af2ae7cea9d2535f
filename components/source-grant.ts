import type * as pulumi from "@pulumi/pulumi";
import { all, secret } from "@pulumi/pulumi/output";
import { roleArn, rootPrincipal } from "../core/cam";
import type { Connection } from "../core/state";
import type { DatabaseKind } from "../core/dts";
import { ExternalId, Role, type RoleArgs, RolePolicies, type RolePoliciesArgs } from "../dynamic-providers";
import { BaseComponent } from "./base-component";
import { acceptedExternalIds, type AcceptedExternalIds, type ExternalIdArgs } from "./external-ids";
import type { Grant } from "./grant";
import { grantPolicyNames, type ServicePolicies } from "./grant-policies";
import { type Transform, transformed } from "./transform";

export interface SourceGrantArgs extends ExternalIdArgs {
  /** The source account: account, region and the name of a credential source. A change of account replaces all parts. */
  connection: Connection;
  /** Main account that may use the grant. Sub-users of that account also need a permission of their own account. Updated in place. */
  targetUin: string;
  /** Kinds of the source databases; they determine the service policies. Updated in place. */
  databaseKinds: readonly DatabaseKind[];
  /**
   * Name of the role: 1-128 letters, digits and `-`, which both CAM and DTS accept. A change replaces the role.
   * @default `dts-<name of the component>`
   */
  roleName?: string;
  /**
   * Whether an existing role of that name is adopted instead of refused: one that was created in the console, or by this
   * stack under the grant's former name. A role of another stack is always refused.
   * @default false
   */
  adoptRole?: boolean;
  /**
   * When the grant expires, ISO 8601 in UTC: from then on no principal can assume the role. Existing sessions stay valid
   * until they end. Updated in place.
   * @default never
   */
  expires?: string;
  /**
   * Whether `expires` of a deployed grant may be changed to a time in the past: running jobs then lose access.
   * @default false
   */
  allowEnded?: boolean;
  /**
   * Which policies let DTS read the source: the ones that the product documentation names, the narrowest documented
   * read-only ones, or your own list of names. Updated in place.
   * @default "documented"
   */
  servicePolicies?: ServicePolicies;
  /**
   * Maximum duration of a session of the role in seconds, 0-43200. Updated in place.
   * @default 7200
   */
  sessionDurationSeconds?: number;
  /** Description of the role, at most 300 bytes. Updated in place. */
  description?: string;
  /** Tags of the role. Updated in place. */
  tags?: Record<string, string>;
  /**
   * Changes arguments of single parts, where the component has none. Arguments that identify a part or connect it with the
   * others are fixed, because the next run could not find the part, or the grant would describe another one.
   */
  transform?: {
    /** The role. Everything but `connection`, `owner`, `externalId`, `previousExternalId` and `expires`. */
    role?: Transform<RoleArgs, FixedOfRole>;
    /** The policies of the role. Everything but `connection` and `roleName`. */
    policies?: Transform<RolePoliciesArgs, "connection" | "roleName">;
  };
}

const fixedOfRole = ["connection", "owner", "externalId", "previousExternalId", "expires"] as const;
type FixedOfRole = (typeof fixedOfRole)[number];

/**
 * A grant from a source account to a target account: a role that the target's main account may assume with an external
 * ID, with the policies that DTS needs to read the source database (steps 1-6 of the manual procedure).
 */
export class SourceGrant extends BaseComponent {
  readonly role: Role;
  readonly policies: RolePolicies;
  /** What the target side needs in addition to the external ID; resolves when every policy is attached. */
  readonly grant: pulumi.Output<Grant>;
  /** What the target side must present to use the role. A secret in state; pass it to the other side. */
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

  /** Resolves when the role accepts the ID: during a rotation, an ID that is handed out must never be refused. */
  private handOut({ current }: AcceptedExternalIds): pulumi.Output<string> {
    return secret(all([current, this.role.id]).apply(([externalId]) => externalId));
  }

  private createRole(name: string, args: SourceGrantArgs, externalIds: AcceptedExternalIds): Role {
    const partName = this.partName("role");
    const role: RoleArgs = {
      connection: args.connection,
      roleName: args.roleName ?? `dts-${name}`,
      adopt: args.adoptRole,
      trustedPrincipals: [rootPrincipal(args.targetUin)],
      externalId: externalIds.current,
      previousExternalId: externalIds.previous,
      expires: args.expires,
      allowEnded: args.allowEnded,
      sessionDurationSeconds: args.sessionDurationSeconds ?? 7200,
      description: args.description ?? `DTS cross-account sync for account ${args.targetUin}`,
      tags: args.tags,
      owner: this.owner("role"),
    };
    return new Role(
      partName,
      transformed(partName, role, args.transform?.role, fixedOfRole),
      this.partOptions(),
    );
  }

  private attachPolicies(args: SourceGrantArgs): RolePolicies {
    const partName = this.partName("policies");
    const policies: RolePoliciesArgs = {
      connection: args.connection,
      roleName: this.role.roleName,
      policyNames: grantPolicyNames(args.databaseKinds, args.servicePolicies ?? "documented"),
      roleOwner: this.owner("role"),
    };
    return new RolePolicies(
      partName,
      transformed(partName, policies, args.transform?.policies, ["connection", "roleName", "roleOwner"]),
      // The name is known before the role exists, so the order must be declared.
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
