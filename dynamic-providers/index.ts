export type { Attachee } from "./cam-policy-attachment/attachee";
export { PolicyAttachment } from "./cam-policy-attachment/policy-attachment";
export { Policy, type PolicyArgs } from "./cam-policy/policy";
export { RolePolicies, type RolePoliciesArgs } from "./cam-role-policies/role-policies";
export { Role, type RoleArgs } from "./cam-role/role";
export { JobLedger, type JobLedgerArgs } from "./dts-job-ledger/ledger";
export { type EndpointArgs, SyncJob, type SyncJobArgs } from "./dts-sync-job/sync-job";
export { ExternalId } from "./external-id/external-id";
