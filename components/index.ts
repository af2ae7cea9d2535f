export { AssumeRoleGrant, type AssumeRoleGrantArgs } from "./assume-role-grant";
export { createSyncJob, type CrossAccountSyncArgs, type SourceRoleArgs } from "./create-sync-job";
export { CrossAccountSync } from "./cross-account-sync";
export { JobLedger, type JobLedgerArgs } from "../dynamic-providers/dts-job-ledger/ledger";
export type { Grant } from "./grant";
export { reportOn, type JobReport } from "./job-report";
export type { ServicePolicies } from "./grant-policies";
export { SourceGrant, type SourceGrantArgs } from "./source-grant";
export { stackMark } from "./stack-mark";
