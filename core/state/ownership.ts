/**
 * Key of the tag by which the next run finds what an interrupted run created. CreateRole, CreatePolicy and CreateSyncJob
 * take no client token, so a call whose response was lost can be recognized only by the resource it created.
 */
export const ownershipTagKey = "dts-cross-account:owner";

/** The owner mark as a description, for resources without tags that can be read back. */
export function ownershipDescription(owner: string): string {
  return `Managed by dts-cross-account for ${owner}`;
}
