import { toDynamicProvider, type DynamicProvider, type Host } from "./host/dynamic-provider";
import { createProcessHost } from "./host/process-host";
import type { ResourceLogic } from "./host/resource-logic";
import { pulumiTypeOf, type ResourceType } from "../core/state";

/** Each is loaded when the first resource of its kind is met: a stack pays only for what it uses. */
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

/** What the literal in every state file asks for: the provider of one kind of resource. */
export function get(type: ResourceType): DynamicProvider {
  const known = providers.get(type);
  if (known) return known;
  host ??= createProcessHost();
  const provider = toDynamicProvider(pulumiTypeOf(type), loaders[type](), host);
  providers.set(type, provider);
  return provider;
}
