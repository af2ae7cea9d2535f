/** How much of the life of a time-boxed grant is left. */
export interface Expiry {
  /** `soon`: less than two weeks, so that there is time to ask for a new one. */
  readonly state: "open" | "soon" | "expired";
  /** Whole days; negative once it has expired. */
  readonly daysLeft: number;
}

const day = 86_400_000;
const soon = 14 * day;

/**
 * @param expires ISO 8601 with a time zone: from this moment on the role trusts no principal
 * @param now milliseconds since the epoch
 */
export function expiryOf(expires: string, now: number): Expiry {
  const left = Date.parse(expires) - now;
  return {
    state: left <= 0 ? "expired" : left < soon ? "soon" : "open",
    daysLeft: Math.floor(left / day),
  };
}

/** The grants that have expired: they can no longer be used and can be revoked. */
export function expiredGrants<Grant extends { readonly expires?: string }>(
  grants: readonly Grant[],
  now: number,
): (Grant & { readonly expires: string })[] {
  return grants.filter(
    (grant): grant is Grant & { readonly expires: string } =>
      grant.expires !== undefined && expiryOf(grant.expires, now).state === "expired",
  );
}
