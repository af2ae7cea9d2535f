export { AssumeRoleGrant, type AssumeRoleGrantArgs } from "./assume-role-grant";
export { createSyncJob, type CrossAccountSyncArgs, type SourceRoleArgs } from "./create-sync-job";
export { CrossAccountSync } from "./cross-account-sync";
export type { Grant } from "./grant";
export type { ServicePolicies } from "./grant-policies";
export { SourceGrant, type SourceGrantArgs } from "./source-grant";
