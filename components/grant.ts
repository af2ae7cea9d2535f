import type { DatabaseKind } from "../core/dts";

/** What a source account has granted. The external ID travels beside it, as a secret. */
export interface Grant {
  /** Main account that owns the source database and the role. */
  readonly sourceUin: string;
  /** Main account that may use the grant. */
  readonly targetUin: string;
  /** What DTS asks for. */
  readonly roleName: string;
  /** What sts asks for: `qcs::cam::uin/<sourceUin>:roleName/<roleName>` */
  readonly roleArn: string;
  readonly databaseKinds: readonly DatabaseKind[];
  /** Everything that the role may do. */
  readonly attachedPolicies: readonly string[];
  /** ISO 8601 in UTC: from this moment on the role trusts nobody. Absent: never. */
  readonly expires?: string;
}
