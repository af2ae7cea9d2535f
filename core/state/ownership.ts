/**
 * The mark by which an interrupted run finds again what it made: neither CreateRole, CreatePolicy nor CreateSyncJob
 * takes a client token, so a call whose answer was lost can only be recognised by what it left behind.
 */
export const ownershipTagKey = "dts-cross-account:owner";

/** The mark as a sentence, for what carries a description but no tags that can be read back. */
export function ownershipDescription(owner: string): string {
  return `Managed by dts-cross-account for ${owner}`;
}
