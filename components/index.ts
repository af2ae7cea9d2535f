export { AssumeRoleGrant, type AssumeRoleGrantArgs } from "./assume-role-grant";
export { CrossAccountSync, type CrossAccountSyncArgs, type SourceRoleArgs } from "./cross-account-sync";
export type { Grant } from "./grant";
export type { ServicePolicies } from "./grant-policies";
export { SourceGrant, type SourceGrantArgs } from "./source-grant";
