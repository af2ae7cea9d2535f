import type { ProblemCode } from "../../core/messages";

/** What is known about the failed call. A property that is absent is unknown and excludes no cause. */
export interface Situation {
  /** Where the call went: to the source's account or with its role, to the target's own account, or to DTS. */
  readonly side?: "source" | "target" | "dts";
  readonly caller?: "root" | "user" | "role";
  readonly externalId?: "presented" | "absent";
}

/** One possible cause, and the configuration key that fixes it. */
export interface Cause {
  readonly message: ProblemCode;
  /** Key of the target stack's configuration, or of the source stack's where the text says so. */
  readonly path: string;
  /** Possible only in this situation, or where the situation is unknown. */
  readonly when?: Situation;
}

export interface KnownError {
  readonly name: string;
  /** `*` stands for any text. */
  readonly codes: readonly string[];
  /** Only for these calls or operations, such as `sts:AssumeRole` or `cam:*`. Default: any. */
  readonly calls?: readonly string[];
  /** The text of the error in a console or a log, where the code is missing or ambiguous. */
  readonly words: RegExp;
  /** The most likely first; one code often has several causes. */
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
 * The known errors and their causes; the first entry that fits applies. Sources: questions 1-3 of the product's
 * cross-account document; error lists of the official SDKs. That STS answers a wrong external ID like a missing
 * permission is inferred: no vendor text names the code.
 */
export const knownErrors: readonly KnownError[] = [
  {
    name: "the role may not be assumed",
    codes: ["UnauthorizedOperation*", "AuthFailure.UnauthorizedOperation*", "InternalError.IllegalRole"],
    calls: ["sts:AssumeRole"],
    words: /[(（]\s*sts:AssumeRole\s*[)）]/i,
    causes: [
      { message: "preflight.subUserNotPermitted", path: "executor.as", when: { caller: "user" } },
      { message: "preflight.roleNotPermitted", path: "executor.credentials", when: { caller: "role" } },
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
    codes: ["InternalError.GetRoleError", "ResourceNotFound.RoleNotFound", "InvalidParameter.RoleNotExist"],
    words: /role not exist|角色不存在/i,
    causes: [{ message: "preflight.roleNotExist", path: "grants" }],
  },
  {
    name: "DTS hides why it cannot list instances",
    codes: ["InternalError.InternalInnerCommonError"],
    words: /InternalInnerCommonError|内部组件访问错误/,
    causes: [{ message: "preflight.roleLacksPolicy", path: "source stack: grants[].databaseKinds" }],
  },
  {
    name: "the purchase is not permitted",
    codes: notPermitted,
    calls: ["finance:*"],
    words: /[(（]\s*finance:\w+\s*[)）]/,
    causes: [{ message: "preflight.purchaseNotPermitted", path: "executor.credentials" }],
  },
  {
    name: "a call of CAM is not permitted",
    codes: notPermitted,
    calls: ["cam:*", "tag:*"],
    words: /[(（]\s*(cam|tag):\w+\s*[)）]/,
    causes: [
      { message: "preflight.camNotPermitted", path: "granter.credentials", when: { side: "target" } },
      { message: "preflight.camNotPermitted", path: "source stack: credentials", when: { side: "source" } },
    ],
  },
  {
    name: "a call is not permitted",
    codes: notPermitted,
    words:
      /not authorized to perform operation|UserHasNoStrategy|CamAuthFailed|CamCheckResourceError|未授权操作|请求未授权/i,
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
    words: /SecretId is not found|密钥不存在/i,
    causes: [{ message: "service.keyUnknown", path: "executor.credentials" }],
  },
  {
    name: "id and key do not belong together",
    codes: ["AuthFailure.SignatureFailure"],
    words: /credentials could not be validated|签名错误/i,
    causes: [{ message: "service.signatureWrong", path: "executor.credentials" }],
  },
  {
    name: "the keys have expired",
    codes: ["AuthFailure.TokenFailure"],
    words: /token verification failed|token .*expired|token ?(错误|失效|已?过期)/i,
    causes: [{ message: "service.tokenInvalid", path: "executor.credentials" }],
  },
  {
    name: "the clock is off",
    codes: ["AuthFailure.SignatureExpire"],
    words: /signature has expired|签名过期/i,
    causes: [{ message: "service.clockOff", path: "executor.credentials" }],
  },
  {
    name: "the balance is insufficient",
    codes: ["*NotEnoughMoney*"],
    words: /balance .*insufficient|not enough money|余额不足/i,
    causes: [{ message: "service.balanceTooLow", path: "accountUin" }],
  },
  {
    name: "a quota is used up",
    codes: ["LimitExceeded*"],
    words: /quota|never configured|配额/i,
    causes: [{ message: "service.quotaExceeded", path: "jobs" }],
  },
  {
    name: "no more roles fit into the account",
    codes: ["InvalidParameter.RoleFull"],
    words: /RoleFull|角色数量/,
    causes: [{ message: "preflight.rolesFull", path: "source stack: grants" }],
  },
  {
    name: "too many requests",
    codes: ["RequestLimitExceeded*", "InvalidParameter.OverLimit"],
    words: /exceeds the frequency limit|频率限制|频率超限/i,
    causes: [{ message: "service.throttled", path: "jobs" }],
  },
  {
    name: "the instance does not exist",
    codes: ["ResourceNotFound.NoInstanceFound", "ResourceNotFound.*Instance*", "ResourceNotFound.Cluster*"],
    words: /no such instance|instance .* does not exist|(实例|集群)\S*不存在|未找到(该|此)?(实例|集群)/i,
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
    words: /PrincipalQcsNotExist|载体不存在/,
    causes: [{ message: "service.principalUnknown", path: "source stack: grants[].targetUin" }],
  },
  {
    name: "the region does not exist",
    codes: ["UnsupportedRegion*"],
    words: /region .* is not supported|不支持\S*地域/i,
    causes: [{ message: "service.regionUnsupported", path: "jobs[].source.region" }],
  },
];
