import { compareAccess, type AccessComparison, type AttachedPolicy, type PolicyDocument } from "../cam";

export interface Suggestion {
  /** Allows the used actions and nothing else; lists need `*` as resource, because they know no single resources. */
  readonly document: PolicyDocument;
  /** What would go from the present policies to the suggested one. */
  readonly delta: AccessComparison;
}

/**
 * The narrowest policy for what a sync did, next to what its role has now. Evidence from the emulator only shows what
 * the emulated DTS asks for: try the policy with a job of no importance first.
 *
 * @param usedActions actions that were asked of the role's account, `service:Api`; sts:AssumeRole is the trust's business
 * @param accountUin main account that owns the role
 */
export function suggestPolicy(
  usedActions: Iterable<string>,
  present: readonly AttachedPolicy[],
  accountUin: string,
): Suggestion {
  const actions = [...new Set(usedActions)].filter((action) => action !== "sts:AssumeRole").sort();
  const document: PolicyDocument = {
    version: "2.0",
    statement: actions.length === 0 ? [] : [{ effect: "allow", action: actions, resource: "*" }],
  };
  return {
    document,
    delta: compareAccess({ ownerUin: accountUin }, present, [{ name: "suggested", document }]),
  };
}
