export { evaluateAssumeRole, requesterOf } from "./assume-role";
export type { AssumeRoleDecision, AssumeRoleRequest, CallerEvaluation, TrustingRole } from "./assume-role";
export type { AccessRule } from "./access-rules";
export {
  compareAccess,
  hasUnknown,
  type AccessChange,
  type AccessComparison,
  type RuleChange,
} from "./compare-access";
export {
  compareTrust,
  trustedPrincipals,
  type Trust,
  type TrustComparison,
  type TrustedPrincipal,
} from "./compare-trust";
export type { ConditionMismatch, RequestContext } from "./conditions";
export { contextsOf, contextWitnesses } from "./context-witnesses";
export { matchAction } from "./action-match";
export type { DocumentProblem, DocumentProblemCode } from "./document-problem";
export { assumeRolePolicy, sourceTrustPolicy, type TrustArgs } from "./documents";
export { evaluate, type AccessRequest, type AttachedPolicy } from "./evaluate";
export type { Evaluation, Mismatch, StatementExplanation, StatementReference, Verdict } from "./evaluation";
export { expiredGrants, expiryOf, type Expiry } from "./expiry";
export { externalIdBits, externalIdProblem, type ExternalIdProblem } from "./external-id";
export { meaningText, normalizePolicy, normalizeTrustPolicy, sameMeaning } from "./normal-form";
export { parsePolicyDocument, parseTrustPolicy, type Parsed } from "./parse-document";
export { toList } from "./policy-document";
export type {
  Condition,
  ConditionValue,
  Effect,
  OneOrMany,
  PolicyDocument,
  Principal,
  Statement,
  TrustPolicy,
  TrustStatement,
} from "./policy-document";
export { callerOf } from "./trust-callers";
export type { Requester } from "./policy-variables";
export type { RoleCaller } from "./principal-match";
export {
  canonicalQcs,
  formatQcs,
  parseQcs,
  roleArn,
  rootPrincipal,
  userPrincipal,
  type QcsName,
} from "./qcs";
export { namesRole, parseRoleArn, type RoleReference } from "./role-arn";
export { roleNameProblem, type RoleNameProblem } from "./role-name";
export { isUnknownValue, unknownValue, type UnknownValue } from "./unknown-value";
