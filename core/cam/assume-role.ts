import { matchAction } from "./action-match";
import { conditionMismatches, type RequestContext } from "./conditions";
import { evaluate, type AttachedPolicy } from "./evaluate";
import {
  conclude,
  explainStatement,
  mismatchOf,
  type Evaluation,
  type StatementExplanation,
} from "./evaluation";
import { matchesAny } from "./match";
import { toList, type TrustPolicy, type TrustStatement } from "./policy-document";
import type { Requester } from "./policy-variables";
import { matchPrincipal, type RoleCaller } from "./principal-match";
import { namesRole, parseRoleArn } from "./role-arn";
import type { UnknownValue } from "./unknown-value";

/** A role as CAM knows it, with what decides who may assume it. */
export interface TrustingRole {
  /** Main account that owns the role. */
  readonly accountUin: string;
  readonly roleName: string;
  readonly roleId: string;
  readonly trustPolicy: TrustPolicy | "unknown";
}

export interface AssumeRoleRequest {
  readonly caller: RoleCaller;
  readonly role: TrustingRole;
  /** `RoleArn` as the caller wrote it, by name or by id. The caller's own policies are asked with this text. */
  readonly requestedArn: string;
  /** Ignored where the trust policy asks for none. */
  readonly externalId?: string | UnknownValue;
  /** Policies of the caller, direct or by group, or of the role of the session. A main account needs none. */
  readonly callerPolicies: readonly AttachedPolicy[];
  /** `qcs:ip`, `qcs:current_time` and what else conditions may ask for. `sts:external_id` is put in here. */
  readonly context?: RequestContext;
}

export type AssumeRoleDecision =
  | { readonly verdict: "allowed"; readonly caller: CallerEvaluation; readonly trust: Evaluation }
  | { readonly verdict: "refused"; readonly by: "roleArn" }
  | { readonly verdict: "refused"; readonly by: "caller" | "trust"; readonly explanation: Evaluation }
  | { readonly verdict: "unknown"; readonly caller: CallerEvaluation; readonly trust: Evaluation };

/** A main account passes on the caller's side without a policy. */
export type CallerEvaluation = Evaluation | "mainAccount";

const assumeRole = "sts:AssumeRole";
const trustPolicyName = "trust policy";

/**
 * Whether the caller may assume the role: the caller's side must allow it, and the role must trust the caller
 * (the STS documentation asks for both, even where the trust names a single user).
 *
 * Refused by "roleArn": the ARN does not name this role. Refused by "caller": the caller's own account has not
 * granted sts:AssumeRole on the ARN. Refused by "trust": principal, external ID or another condition does not fit.
 */
export function evaluateAssumeRole(request: AssumeRoleRequest): AssumeRoleDecision {
  const reference = parseRoleArn(request.requestedArn);
  if (!reference || !namesRole(reference, request.role)) return { verdict: "refused", by: "roleArn" };

  const caller = evaluateCaller(request);
  if (caller !== "mainAccount" && isRefusal(caller))
    return { verdict: "refused", by: "caller", explanation: caller };

  const trust = evaluateTrust(request);
  if (isRefusal(trust)) return { verdict: "refused", by: "trust", explanation: trust };

  const isCertain = trust.verdict === "allowed" && (caller === "mainAccount" || caller.verdict === "allowed");
  return { verdict: isCertain ? "allowed" : "unknown", caller, trust };
}

const isRefusal = ({ verdict }: Evaluation): boolean =>
  verdict === "explicitlyDenied" || verdict === "implicitlyDenied";

function evaluateCaller({
  caller,
  requestedArn,
  callerPolicies,
  context,
}: AssumeRoleRequest): CallerEvaluation {
  if (caller.kind === "root") return "mainAccount";
  const request = { action: assumeRole, resource: requestedArn, principal: requesterOf(caller), context };
  return evaluate(request, callerPolicies);
}

function evaluateTrust({ caller, role, externalId, context }: AssumeRoleRequest): Evaluation {
  if (role.trustPolicy === "unknown") return conclude([], [trustPolicyName]);
  const trustContext = { ...context, "sts:external_id": externalId };
  return conclude(
    role.trustPolicy.statement.map((statement, index) =>
      explainTrust(statement, index, caller, trustContext),
    ),
  );
}

function explainTrust(
  statement: TrustStatement,
  index: number,
  caller: RoleCaller,
  context: RequestContext,
): StatementExplanation {
  const actions = toList(statement.action).map((pattern) => matchAction(pattern, assumeRole));
  return explainStatement(statement.effect, { policy: trustPolicyName, statement: index }, [
    ...mismatchOf("action", matchesAny(actions)),
    ...mismatchOf("principal", matchPrincipal(statement.principal, caller)),
    ...conditionMismatches(statement.condition, context, requesterOf(caller)),
  ]);
}

/** The vendor does not say what `${uin}` is in a session of a role, so it stays unknown there. */
export function requesterOf(caller: RoleCaller): Requester {
  const uin = caller.kind === "roleSession" ? undefined : caller.uin;
  return { uin, ownerUin: caller.accountUin };
}
