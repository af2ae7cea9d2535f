import type { DatabaseKind } from "../core/dts";

/** A grant of a source account. The external ID is a separate, secret output. */
export interface Grant {
  /** Main account that owns the source database and the role. */
  readonly sourceUin: string;
  /** Main account that may use the grant. */
  readonly targetUin: string;
  /** Role name, as DTS requires it. */
  readonly roleName: string;
  /** Role ARN, as sts requires it: `qcs::cam::uin/<sourceUin>:roleName/<roleName>` */
  readonly roleArn: string;
  readonly databaseKinds: readonly DatabaseKind[];
  /** All policies of the role: everything that it may do. */
  readonly attachedPolicies: readonly string[];
  /** When the grant expires, ISO 8601 in UTC: from then on the role trusts no principal. Absent: never. */
  readonly expires?: string;
}
