import type { ProblemCode } from "../../core/messages";

/** Refused because of the request rate; nothing was done. Source: public error codes of the API gateway; STS's own. */
export const throttledCodes = ["RequestLimitExceeded*", "InvalidParameter.OverLimit"];

/** The requested thing does not exist; the spelling differs between services. Source: error lists of the Go SDK, 2026. */
export const notFoundCodes = [
  "ResourceNotFound*",
  "InvalidParameter.RoleNotExist",
  "InvalidParameter.PolicyIdNotExist",
  "InvalidParameter.UserNotExist",
];

/** Internal errors with a lasting cause: a retry gets the same answer, and nothing was done. */
export const lastingInternalCodes = [
  "InternalError.GetRoleError",
  "InternalError.IllegalRole",
  "InternalError.InternalInnerCommonError",
  "InternalError.CamAuthFailed",
  "InternalError*.NotEnoughMoney*",
];

/** The service has a fault, and may or may not have carried out the call. */
export const troubledCodes = [
  "InternalError*",
  "InternalFailure*",
  "ServiceUnavailable*",
  "FailedOperation.Timeout*",
];

/** Refusals that a fresh grant may explain: CAM takes up to a minute to apply it. */
export const freshGrantCodes = [
  "UnauthorizedOperation*",
  "AuthFailure.UnauthorizedOperation*",
  "InternalError.GetRoleError",
  "ResourceNotFound.RoleNotFound",
];

/** The message for a refusal; the first entry that fits applies. */
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
