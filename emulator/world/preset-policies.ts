import type { PolicyDocument } from "../../core/cam";

/** What is known of a preset policy's document. */
export type PresetEvidence =
  /** The vendor describes the contents. */
  | "documented"
  /** Only name and purpose are public; the document below is the emulator's assumption. */
  | "assumed";

export interface PresetPolicy {
  readonly policyName: string;
  /** Known ids are the vendor's; the rest are the emulator's own, so do not rely on them. */
  readonly policyId: number;
  readonly description: string;
  /** CAM short name of the product, as in ListPolicies. */
  readonly serviceType: string;
  readonly evidence: PresetEvidence;
  /** Where name, and contents if documented, were read. */
  readonly source: string;
  readonly actions: readonly string[];
}

const help = "intl vendor help, Cloud Access Management, read 2024-12";
const seedDocument = "vendor help 571, cross-account sync, steps 5 and 9";

/**
 * The preset policies that a cross-account sync meets. All of them allow their actions on every resource.
 * Presets without a published instance (QcloudAccessForCynosDBRole, ...) are omitted on purpose.
 */
export const presetPolicies: readonly PresetPolicy[] = [
  {
    policyName: "AdministratorAccess",
    policyId: 1,
    description: "该策略允许您管理账户内所有用户及其权限、财务相关的信息、云服务资产。",
    serviceType: "",
    evidence: "documented",
    source: help,
    actions: ["*"],
  },
  {
    policyName: "QCloudFinanceFullAccess",
    policyId: 3,
    description: "该策略允许您管理账户内财务相关的内容，例如：付款、开票。",
    serviceType: "finance",
    evidence: "assumed",
    source: help,
    actions: ["finance:*"],
  },
  {
    policyName: "ReadOnlyAccess",
    policyId: 400411,
    description: "该策略允许您只读访问账户内所有支持接口级鉴权或资源级鉴权的云服务资产。",
    serviceType: "",
    evidence: "assumed",
    source: help,
    actions: ["*:Describe*", "*:Get*", "*:List*"],
  },
  {
    policyName: "QcloudCamFullAccess",
    policyId: 900001,
    description: "用户与权限（CAM）全读写访问权限",
    serviceType: "cam",
    evidence: "assumed",
    source: help,
    actions: ["cam:*"],
  },
  {
    policyName: "QcloudCamReadOnlyAccess",
    policyId: 900002,
    description: "用户与权限（CAM）只读访问权限",
    serviceType: "cam",
    evidence: "assumed",
    source: help,
    actions: ["cam:Describe*", "cam:Get*", "cam:List*"],
  },
  {
    policyName: "QcloudDTSReadOnlyAccess",
    policyId: 900011,
    description: "数据传输服务（DTS）只读访问权限",
    serviceType: "dts",
    evidence: "assumed",
    source: seedDocument,
    actions: ["dts:Describe*"],
  },
  {
    policyName: "QcloudDTSFullAccess",
    policyId: 900012,
    description: "数据传输服务（DTS）全读写访问权限",
    serviceType: "dts",
    evidence: "assumed",
    source: help,
    actions: ["dts:*"],
  },
  {
    policyName: "QcloudAccessForDTSRole",
    policyId: 10929325,
    description: "数据传输服务（DTS）操作权限含列出消息服务（CKafka）实例、路由等",
    serviceType: "dts",
    evidence: "assumed",
    source: "a public ListPolicies dump",
    actions: ["ckafka:Describe*", "ckafka:List*"],
  },
  {
    policyName: "QcloudAccessForMySQLRole",
    policyId: 900021,
    description: "云数据库(MySQL)操作权限",
    serviceType: "cdb",
    evidence: "assumed",
    source: `${seedDocument}; the MySQL API names it as the policy that gives TencentDB access to KMS keys`,
    actions: ["cdb:Describe*", "kms:Describe*", "kms:GetServiceStatus", "kms:Decrypt", "kms:GenerateDataKey"],
  },
  {
    policyName: "QcloudCDBInnerReadOnlyAccess",
    policyId: 900022,
    description: "云数据库(MySQL)只读访问权限（不含其他产品）",
    serviceType: "cdb",
    evidence: "documented",
    source: help,
    actions: ["cdb:Describe*"],
  },
  {
    policyName: "QcloudCDBReadOnlyAccess",
    policyId: 900023,
    description: "云数据库(MySQL)只读访问权限",
    serviceType: "cdb",
    evidence: "documented",
    source: help,
    actions: [
      "cdb:Describe*",
      "monitor:Describe*",
      "monitor:Get*",
      "cam:ListUsersForGroup",
      "cam:ListGroups",
      "cam:GetGroup",
    ],
  },
  {
    policyName: "QcloudCDBFullAccess",
    policyId: 900024,
    description: "云数据库(MySQL)全读写访问权限",
    serviceType: "cdb",
    evidence: "assumed",
    source: help,
    actions: ["cdb:*"],
  },
  {
    policyName: "QcloudMariaDBInnerReadOnlyAccess",
    policyId: 900031,
    description: "云数据库(MariaDB)只读访问权限（不含其他产品）",
    serviceType: "mariadb",
    evidence: "documented",
    source: "vendor help 237/35444",
    actions: ["mariadb:Describe*"],
  },
  {
    policyName: "QcloudMariaDBReadOnlyAccess",
    policyId: 900032,
    description: "云数据库(MariaDB)只读访问权限",
    serviceType: "mariadb",
    evidence: "assumed",
    source: "third-party documents only",
    actions: ["mariadb:Describe*"],
  },
  {
    policyName: "QcloudMariaDBFullAccess",
    policyId: 900033,
    description: "云数据库(MariaDB)全读写访问权限",
    serviceType: "mariadb",
    evidence: "assumed",
    source: "vendor help 237/35444",
    actions: ["mariadb:*"],
  },
  {
    policyName: "QcloudDCDBInnerReadOnlyAccess",
    policyId: 900041,
    description: "分布式数据库(TDSQL)只读访问权限（不含其他产品）",
    serviceType: "dcdb",
    evidence: "documented",
    source: "vendor help 1042/33346",
    actions: ["dcdb:Describe*"],
  },
  {
    policyName: "QcloudDCDBFullAccess",
    policyId: 900042,
    description: "分布式数据库(TDSQL)全读写访问权限",
    serviceType: "dcdb",
    evidence: "assumed",
    source: "vendor help 1042/33346",
    actions: ["dcdb:*"],
  },
  {
    policyName: "QcloudCynosDBReadOnlyAccess",
    policyId: 900051,
    description: "云原生数据库 TDSQL-C(CynosDB)只读访问权限",
    serviceType: "cynosdb",
    evidence: "assumed",
    source: help,
    actions: ["cynosdb:Describe*"],
  },
  {
    policyName: "QcloudCynosDBFullAccess",
    policyId: 900052,
    description: "云原生数据库 TDSQL-C(CynosDB)全读写访问权限",
    serviceType: "cynosdb",
    evidence: "assumed",
    source: help,
    actions: ["cynosdb:*"],
  },
];

/** The document as CAM would hand it out. */
export function presetDocument({ actions }: PresetPolicy): PolicyDocument {
  return { version: "2.0", statement: [{ effect: "allow", action: [...actions], resource: "*" }] };
}
