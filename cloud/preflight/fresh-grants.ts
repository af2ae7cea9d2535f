/** How long CAM may take until a grant has its effect; no text says it, people report up to a minute. Milliseconds. */
export const grantPatience = 60_000;

const grantedAt = new Map<string, number>();

/** Remembers that this process has just given somebody of the account a permission. */
export function noteGrant(accountUin: string, now: number = Date.now()): void {
  grantedAt.set(accountUin, now);
}

/** How long a refusal may still be explained by a grant of this process; milliseconds, 0 when there was none. */
export function patienceWith(accountUin: string, now: number = Date.now()): number {
  const since = now - (grantedAt.get(accountUin) ?? -Infinity);
  return Math.max(0, grantPatience - since);
}
