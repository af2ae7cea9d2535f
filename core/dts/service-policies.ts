/** What is publicly known about a preset policy. Every name must have evidence. */
export interface PolicyEvidence {
  /** What the policy allows, as far as it is public. */
  readonly allows: string;
  readonly source: string;
  /** Year and month of the source. */
  readonly date: string;
}

/**
 * The preset policies that let DTS read a source database, in addition to `QcloudDTSReadOnlyAccess`.
 * Names such as `QcloudAccessForCynosDBRole` or `QcloudDCDBReadOnlyAccess` are in no public document and therefore not here.
 */
export const servicePolicies = {
  QcloudAccessForMySQLRole: {
    allows:
      "Labelled “TencentDB for MySQL operations”; the API text calls it the preset of the service role that uses KMS keys. Document not public.",
    source:
      "Product documentation of the cross-account sync, step 5; SDK comment of cdb:OpenDBInstanceEncryption",
    date: "2024-12",
  },
  QcloudCDBReadOnlyAccess: {
    allows: "cdb:Describe*, monitor:Describe*, monitor:Get* and reading users and groups",
    source:
      "Product documentation of the cross-account migration: without it the source instances cannot be listed",
    date: "2024-12",
  },
  QcloudCDBInnerReadOnlyAccess: {
    allows: "cdb:Describe*",
    source: "TencentDB for MySQL documentation on access management",
    date: "2024-12",
  },
  QcloudMariaDBInnerReadOnlyAccess: {
    allows: "mariadb:Describe*",
    source: "TencentDB for MariaDB documentation on access management (237/35444)",
    date: "2024-12",
  },
  QcloudDCDBInnerReadOnlyAccess: {
    allows: "dcdb:Describe*",
    source: "TDSQL for MySQL documentation on access management (1042/33346)",
    date: "2024-12",
  },
  QcloudCynosDBReadOnlyAccess: {
    allows: "Labelled “read-only access to TDSQL-C (CynosDB)”. Document not public.",
    source: "CAM and DTS product documentation",
    date: "2024-12",
  },
} as const satisfies Record<string, PolicyEvidence>;

export type ServicePolicyName = keyof typeof servicePolicies;
