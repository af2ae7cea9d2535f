import type { DatabaseKind } from "../dts/database-kinds";

/** What a source account has granted. The external ID travels beside it, as a secret. */
export interface Grant {
  /** Main account that owns the source database and the role. */
  readonly sourceUin: string;
  /** What DTS asks for. */
  readonly roleName: string;
  /** What sts asks for: `qcs::cam::uin/<sourceUin>:roleName/<roleName>` */
  readonly roleArn: string;
  readonly databaseKinds: readonly DatabaseKind[];
  /** Everything that the role may do. */
  readonly attachedPolicies: readonly string[];
}
