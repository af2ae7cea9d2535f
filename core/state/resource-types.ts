/** The resources that `registry.ts` serves, with their Pulumi type behind the prefix. */
export const resourceTypes = {
  ExternalId: "dts:ExternalId",
  Role: "cam:Role",
  RolePolicies: "cam:RolePolicies",
  Policy: "cam:Policy",
  PolicyAttachment: "cam:PolicyAttachment",
  SyncJob: "dts:SyncJob",
  JobLedger: "dts:JobLedger",
} as const;
export type ResourceType = keyof typeof resourceTypes;

export function pulumiTypeOf(type: ResourceType): string {
  return `pulumi-nodejs:dynamic/${resourceTypes[type]}`;
}
