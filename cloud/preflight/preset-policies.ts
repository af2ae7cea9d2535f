import type { CloudAccount } from "../client";

export interface PolicyLookup {
  readonly policyName: string;
  readonly exists: boolean;
  /** Names of existing policies that are similar to a mistyped name. */
  readonly nearest: readonly string[];
}

/** How many characters of a name must match to suggest a policy. */
const sharedBeginning = 9;
const mostNearest = 5;

/** Looks up policies by name in CAM, because only CAM knows which ones exist on a site and in an account. */
export function findPresetPolicies(
  account: CloudAccount,
  policyNames: readonly string[],
): Promise<PolicyLookup[]> {
  return Promise.all(policyNames.map((policyName) => lookUp(account, policyName)));
}

async function lookUp(account: CloudAccount, policyName: string): Promise<PolicyLookup> {
  const exact = await namesLike(account, policyName);
  if (exact.includes(policyName)) return { policyName, exists: true, nearest: [] };
  const nearest = await namesLike(account, policyName.slice(0, sharedBeginning));
  return { policyName, exists: false, nearest: nearest.slice(0, mostNearest) };
}

/** `Keyword` is a fuzzy filter, so callers compare the names themselves. */
async function namesLike(account: CloudAccount, keyword: string): Promise<string[]> {
  const request = { Page: 1, Rp: 200, Scope: "All", Keyword: keyword };
  const answer = await account.call("cam", "ListPolicies", request, { effect: "read" });
  return (answer.List ?? []).flatMap(({ PolicyName }) => PolicyName ?? []);
}
