import type { ProblemCode } from "../../core/messages";

/** Whether a code, such as `ResourceNotFound.RoleNotFound`, is one of the patterns; a `*` stands for anything. */
export function matchesCode(code: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(code));
}

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}

/** Refused for the rate of requests, so nothing was done. Source: public error codes of the API gateway; STS's own. */
export const throttledCodes = ["RequestLimitExceeded*", "InvalidParameter.OverLimit"];

/** The thing asked for does not exist; services spell it in many ways. Source: error lists of the Go SDK, 2026. */
export const notFoundCodes = [
  "ResourceNotFound*",
  "InvalidParameter.RoleNotExist",
  "InvalidParameter.PolicyIdNotExist",
  "InvalidParameter.UserNotExist",
];

/** Internal errors with a cause that lasts: asking again gives the same answer, and nothing was done. */
export const lastingInternalCodes = [
  "InternalError.GetRoleError",
  "InternalError.IllegalRole",
  "InternalError.InternalInnerCommonError",
  "InternalError.CamAuthFailed",
  "InternalError*.NotEnoughMoney*",
];

/** The service itself is in trouble, and may or may not have done what it was asked. */
export const troubledCodes = [
  "InternalError*",
  "InternalFailure*",
  "ServiceUnavailable*",
  "FailedOperation.Timeout*",
];

/** Refusals that a grant of a moment ago explains: CAM takes up to a minute to act on one. */
export const freshGrantCodes = [
  "UnauthorizedOperation*",
  "AuthFailure.UnauthorizedOperation*",
  "InternalError.GetRoleError",
  "ResourceNotFound.RoleNotFound",
];

/** What is said about a refusal; the first that fits. */
export const refusalMessages = [
  { codes: throttledCodes, message: "service.throttled" },
  { codes: ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"], message: "service.keyUnknown" },
  { codes: ["AuthFailure.SignatureFailure"], message: "service.signatureWrong" },
  { codes: ["AuthFailure.SignatureExpire"], message: "service.clockOff" },
  { codes: ["AuthFailure.TokenFailure"], message: "service.tokenInvalid" },
  {
    calls: "sts:AssumeRole",
    codes: ["UnauthorizedOperation*", "AuthFailure.UnauthorizedOperation*", "InternalError.IllegalRole"],
    message: "service.assumeRoleNotAllowed",
  },
  {
    calls: "sts:AssumeRole",
    codes: ["InternalError.GetRoleError", "ResourceNotFound.RoleNotFound"],
    message: "service.roleNotFound",
  },
  { codes: ["InternalError.GetRoleError"], message: "service.roleNotFound" },
  { codes: ["InternalError.InternalInnerCommonError"], message: "service.roleLacksPolicy" },
  {
    codes: [
      "UnauthorizedOperation*",
      "AuthFailure.UnauthorizedOperation*",
      "OperationDenied.UserHasNoStrategy",
      "InternalError.CamAuthFailed",
      "FailedOperation.CamCheckResourceError",
    ],
    message: "service.notAllowed",
  },
  { codes: ["*NotEnoughMoney*"], message: "service.balanceTooLow" },
  { codes: ["LimitExceeded*", "InvalidParameter.RoleFull"], message: "service.quotaExceeded" },
  { codes: ["InvalidParameter.PrincipalQcsCrossError"], message: "service.principalOfOtherSite" },
  { codes: ["InvalidParameter.PrincipalQcsNotExist"], message: "service.principalUnknown" },
  { codes: ["UnsupportedRegion*"], message: "service.regionUnsupported" },
  { codes: ["*"], message: "service.refused" },
] as const satisfies readonly { calls?: string; codes: readonly string[]; message: ProblemCode }[];
