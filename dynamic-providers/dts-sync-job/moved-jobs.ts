import type { CloudAccount } from "../../cloud/client";

const moved = new WeakMap<CloudAccount, Set<string>>();

/**
 * Remembers that a resource of this run has found its job there already. A resource that was moved in the program without
 * an alias is a new one to the engine, which then deletes the old one: the job is the same, and must not go with it.
 */
export function noteMoved(account: CloudAccount, jobId: string): void {
  const jobIds = moved.get(account) ?? new Set<string>();
  moved.set(account, jobIds.add(jobId));
}

/** Whether the job belongs to another resource of this run by now. */
export function hasMoved(account: CloudAccount, jobId: string): boolean {
  return moved.get(account)?.has(jobId) ?? false;
}
