import { toDynamicProvider, type DynamicProvider, type Host } from "./host/dynamic-provider";
import { createProcessHost } from "./host/process-host";
import type { ResourceLogic } from "./host/resource-logic";
import { pulumiTypeOf, type ResourceType } from "../core/state";

/** Loads the logic of each type with its first resource, so that a stack loads only what it uses. */
const loaders: Record<ResourceType, () => ResourceLogic> = {
  ExternalId: () => require("./external-id/logic").externalIdLogic,
  Role: () => require("./cam-role/logic").roleLogic,
  RolePolicies: () => require("./cam-role-policies/logic").rolePoliciesLogic,
  Policy: () => require("./cam-policy/logic").policyLogic,
  PolicyAttachment: () => require("./cam-policy-attachment/logic").policyAttachmentLogic,
  JobLedger: () => require("./dts-job-ledger/logic").jobLedgerLogic,
  SyncJob: () => require("./dts-sync-job/logic").syncJobLogic,
};

let host: Host | undefined;
const providers = new Map<ResourceType, DynamicProvider>();

/** The provider of one resource type. The literal in every state file calls it. */
export function get(type: ResourceType): DynamicProvider {
  const known = providers.get(type);
  if (known) return known;
  host ??= createProcessHost();
  const provider = toDynamicProvider(pulumiTypeOf(type), loaders[type](), host);
  providers.set(type, provider);
  return provider;
}
