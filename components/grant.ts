import type { DatabaseKind } from "../dts/database-kinds";

/** What a source account has granted, as the target side needs to know it. */
export interface Grant {
  /** Main account that owns the source database and the role. */
  readonly sourceUin: string;
  /** What DTS asks for. */
  readonly roleName: string;
  /** What sts asks for: `qcs::cam::uin/<sourceUin>:roleName/<roleName>` */
  readonly roleArn: string;
  /** Absent where the role's trust policy asks for none. */
  readonly externalId?: string;
  readonly databaseKinds: readonly DatabaseKind[];
  readonly attachedPolicies?: readonly string[];
}
