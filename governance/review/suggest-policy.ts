import * as z from "zod";
import {
  type AccessComparison,
  type AttachedPolicy,
  compareAccess,
  parsePolicyDocument,
  type PolicyDocument,
} from "../../core/cam";

/** What a role was used for and what it has: `GET /_emulator/roles` of the emulator. */
export interface RoleUse {
  readonly accountUin: string;
  readonly roleName: string;
  /** `service:Api` of everything that sessions of the role did. */
  readonly usedActions: readonly string[];
  readonly policies: readonly AttachedPolicy[];
}

const document = z.unknown().transform((value, context): PolicyDocument => {
  const parsed = parsePolicyDocument(value);
  if (parsed.ok) return parsed.document;
  context.addIssue("not a policy document");
  return z.NEVER;
});

export const roleUsesSchema: z.ZodType<RoleUse[]> = z.array(
  z.object({
    accountUin: z.string(),
    roleName: z.string(),
    usedActions: z.array(z.string()),
    policies: z.array(z.object({ name: z.string(), document })),
  }),
);

export interface Suggestion {
  /** Allows the used actions and nothing else; lists need `*` as resource, because they know no single resources. */
  readonly document: PolicyDocument;
  /** What would go from the present policies to the suggested one. */
  readonly delta: AccessComparison;
}

/**
 * The narrowest policy for what a sync did, next to what its role has now. Evidence from the emulator only shows what
 * the emulated DTS asks for: try the policy with a non-critical job first.
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
  const suggested: PolicyDocument = {
    version: "2.0",
    statement: actions.length === 0 ? [] : [{ effect: "allow", action: actions, resource: "*" }],
  };
  return {
    document: suggested,
    delta: compareAccess({ ownerUin: accountUin }, present, [{ name: "suggested", document: suggested }]),
  };
}
