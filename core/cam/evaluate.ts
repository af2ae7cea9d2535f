import { matchAction } from "./action-match";
import { conditionMismatches, type RequestContext } from "./conditions";
import {
  conclude,
  explainStatement,
  mismatchOf,
  type Evaluation,
  type StatementExplanation,
  type StatementReference,
} from "./evaluation";
import { matchesAny } from "./match";
import { toList, type PolicyDocument, type Statement } from "./policy-document";
import type { Requester } from "./policy-variables";
import { matchResource } from "./resource-match";

/** One question to the policies: may this requester do this here? */
export interface AccessRequest {
  /** `service:Api`, for example `sts:AssumeRole`. */
  readonly action: string;
  /** The resource's six-segment name; `*` for an action without resource-level permission. */
  readonly resource: string;
  readonly principal: Requester;
  /** Default: nothing is said, so that only conditions with `_if_exist` hold. */
  readonly context?: RequestContext;
}

/** A policy that is attached to the requester, directly or through a group. */
export interface AttachedPolicy {
  /** Shown in explanations. */
  readonly name: string;
  /** "unknown" for a policy whose content cannot be read, such as an undocumented preset. */
  readonly document: PolicyDocument | "unknown";
  /** Main account that the policy was written in; an empty account segment means that one. Default: the requester's. */
  readonly creatorUin?: string;
}

/** What the policies say to a request. It does not know of main accounts, which own everything without a policy. */
export function evaluate(request: AccessRequest, policies: readonly AttachedPolicy[]): Evaluation {
  const statements = policies.flatMap(({ name, document, creatorUin = request.principal.ownerUin }) =>
    document === "unknown"
      ? []
      : document.statement.map((statement, index) =>
          explain(statement, { policy: name, statement: index }, request, creatorUin),
        ),
  );
  const unknownPolicies = policies.filter(({ document }) => document === "unknown").map(({ name }) => name);
  return conclude(statements, unknownPolicies);
}

function explain(
  statement: Statement,
  reference: StatementReference,
  { action, resource, principal, context = {} }: AccessRequest,
  creatorUin: string,
): StatementExplanation {
  const actions = toList(statement.action).map((pattern) => matchAction(pattern, action));
  const resources = toList(statement.resource).map((pattern) =>
    matchResource(pattern, resource, creatorUin, principal),
  );
  return explainStatement(statement.effect, reference, [
    ...mismatchOf("action", matchesAny(actions)),
    ...mismatchOf("resource", matchesAny(resources)),
    ...conditionMismatches(statement.condition, context, principal),
  ]);
}
