import type { ProblemCode } from "../messages";

/** What is known of the call that failed; what is absent is not known, and every cause stays possible. */
export interface Situation {
  /** Whose instances were asked for: the source's with its role's keys, the target's own, or either through DTS. */
  readonly side?: "source" | "target" | "dts";
  readonly caller?: "root" | "user" | "role";
  readonly externalId?: "presented" | "absent";
}

/** One thing that may be wrong, and the configuration key that mends it. */
export interface Cause {
  readonly message: ProblemCode;
  /** Key of the target's configuration; of the source's where it says so. */
  readonly path: string;
  /** Only where the situation says this, or says nothing of it. */
  readonly when?: Situation;
}

export interface KnownError {
  readonly name: string;
  /** A `*` stands for anything. */
  readonly codes: readonly string[];
  /** Only of these calls, such as `sts:AssumeRole`. Default: any. */
  readonly calls?: readonly string[];
  /** How a console or a log shows it, where the code alone does not tell it or is missing. */
  readonly words: RegExp;
  /** The most likely first. The service's code often fits several. */
  readonly causes: readonly Cause[];
}

const notPermitted = [
  "UnauthorizedOperation*",
  "AuthFailure.UnauthorizedOperation*",
  "OperationDenied.UserHasNoStrategy",
  "InternalError.CamAuthFailed",
  "FailedOperation.CamCheckResourceError",
];

/**
 * The errors that people meet, and what each of them means here; the first that fits. Sources: questions 1-3 of the
 * product's cross-account document; error lists of the official SDKs. That STS answers a wrong external ID like a
 * missing permission is an inference: no vendor text says which code it has.
 */
export const knownErrors: readonly KnownError[] = [
  {
    name: "the role may not be assumed",
    codes: ["UnauthorizedOperation*", "AuthFailure.UnauthorizedOperation*", "InternalError.IllegalRole"],
    calls: ["sts:AssumeRole"],
    words: /not authorized to perform operation\s*\(sts:AssumeRole\)/i,
    causes: [
      { message: "preflight.subUserNotPermitted", path: "executor.as", when: { caller: "user" } },
      {
        message: "preflight.externalIdWrong",
        path: "source stack: grants[].externalId",
        when: { externalId: "presented" },
      },
      { message: "preflight.externalIdMissing", path: "grants[].file", when: { externalId: "absent" } },
      { message: "preflight.principalUntrusted", path: "source stack: grants[].targetUin" },
    ],
  },
  {
    name: "the role does not exist",
    codes: ["InternalError.GetRoleError", "ResourceNotFound.RoleNotFound"],
    words: /role not exist/i,
    causes: [{ message: "preflight.roleNotExist", path: "grants" }],
  },
  {
    name: "DTS hides why it cannot list instances",
    codes: ["InternalError.InternalInnerCommonError"],
    words: /InternalInnerCommonError/,
    causes: [{ message: "preflight.roleLacksPolicy", path: "source stack: grants[].databaseKinds" }],
  },
  {
    name: "a call is not permitted",
    codes: notPermitted,
    words: /not authorized to perform operation|UserHasNoStrategy|CamAuthFailed|CamCheckResourceError/i,
    causes: [
      {
        message: "preflight.roleLacksPolicy",
        path: "source stack: grants[].databaseKinds",
        when: { side: "source" },
      },
      { message: "preflight.targetNotReadable", path: "executor.credentials", when: { side: "target" } },
      { message: "preflight.dtsNotPermitted", path: "executor.credentials", when: { side: "dts" } },
    ],
  },
  {
    name: "the key does not exist",
    codes: ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"],
    words: /SecretId is not found/i,
    causes: [{ message: "service.keyUnknown", path: "executor.credentials" }],
  },
  {
    name: "id and key do not belong together",
    codes: ["AuthFailure.SignatureFailure"],
    words: /credentials could not be validated/i,
    causes: [{ message: "service.signatureWrong", path: "executor.credentials" }],
  },
  {
    name: "the keys have expired",
    codes: ["AuthFailure.TokenFailure"],
    words: /token verification failed|token .*expired/i,
    causes: [{ message: "service.tokenInvalid", path: "executor.credentials" }],
  },
  {
    name: "the clock is off",
    codes: ["AuthFailure.SignatureExpire"],
    words: /signature has expired/i,
    causes: [{ message: "service.clockOff", path: "executor.credentials" }],
  },
  {
    name: "no money",
    codes: ["*NotEnoughMoney*"],
    words: /balance .*insufficient|not enough money|余额不足/i,
    causes: [{ message: "service.balanceTooLow", path: "accountUin" }],
  },
  {
    name: "a quota is used up",
    codes: ["LimitExceeded*", "InvalidParameter.RoleFull"],
    words: /quota|never configured/i,
    causes: [{ message: "service.quotaExceeded", path: "jobs" }],
  },
  {
    name: "too many requests",
    codes: ["RequestLimitExceeded*", "InvalidParameter.OverLimit"],
    words: /exceeds the frequency limit/i,
    causes: [{ message: "service.throttled", path: "jobs" }],
  },
  {
    name: "the instance does not exist",
    codes: ["ResourceNotFound.NoInstanceFound", "ResourceNotFound.*Instance*", "ResourceNotFound.Cluster*"],
    words: /no such instance|instance .* does not exist/i,
    causes: [{ message: "instance.missing", path: "jobs[].source.instanceId" }],
  },
  {
    name: "the account to trust is of the other site",
    codes: ["InvalidParameter.PrincipalQcsCrossError"],
    words: /不允许跨站|cross-?site/i,
    causes: [{ message: "service.principalOfOtherSite", path: "source stack: grants[].targetUin" }],
  },
  {
    name: "the account to trust does not exist",
    codes: ["InvalidParameter.PrincipalQcsNotExist"],
    words: /PrincipalQcsNotExist/,
    causes: [{ message: "service.principalUnknown", path: "source stack: grants[].targetUin" }],
  },
  {
    name: "the region does not exist",
    codes: ["UnsupportedRegion*"],
    words: /region .* is not supported/i,
    causes: [{ message: "service.regionUnsupported", path: "jobs[].source.region" }],
  },
];
