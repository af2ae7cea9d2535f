import { CloudError } from "../cloud-error";

/** Refusals of CAM. Codes: the per-action lists of the official Go SDK; texts are our own where none is published. */
export const camErrors = {
  parameter: (why: string) => new CloudError("InvalidParameter.ParamError", why),

  roleNotExist: () => new CloudError("InvalidParameter.RoleNotExist", "role not exist"),
  roleNameInUse: (name: string) =>
    new CloudError("InvalidParameter.RoleNameInUse", `role name ${name} has already been used`),
  roleName: () =>
    new CloudError(
      "InvalidParameter.RoleNameError",
      "role name must be 1-128 characters of [A-Za-z0-9+=,.@_-]",
    ),
  roleFull: (limit: number) =>
    new CloudError("InvalidParameter.RoleFull", `the account has ${limit} roles, which is the limit`),
  descriptionTooLong: (limit: number) =>
    new CloudError(
      "InvalidParameter.DescriptionLengthOverlimit",
      `description is longer than ${limit} bytes`,
    ),
  tag: (why: string) => new CloudError("InvalidParameter.TagParamError", why),
  tooManyTags: (limit: number) =>
    new CloudError("InvalidParameter.TagLimitExceeded", `a resource can have ${limit} tags`),

  policyIdNotExist: (id: number) =>
    new CloudError("InvalidParameter.PolicyIdNotExist", `policy ${id} does not exist`),
  policyIdNotFound: (id: number) =>
    new CloudError("ResourceNotFound.PolicyIdNotFound", `policy ${id} is not found`),
  policyName: (name: string) =>
    new CloudError("InvalidParameter.PolicyNameError", `policy name ${name} is not valid or does not exist`),
  policyNameInUse: (name: string) =>
    new CloudError("FailedOperation.PolicyNameInUse", `policy name ${name} has already been used`),
  policyFull: (limit: number) =>
    new CloudError(
      "FailedOperation.PolicyFull",
      `the account has ${limit} custom policies, which is the limit`,
    ),
  attachmentFull: (limit: number) =>
    new CloudError("InvalidParameter.AttachmentFull", `${limit} policies are attached, which is the limit`),

  userNotExist: (user: string | number) =>
    new CloudError("ResourceNotFound.UserNotExist", `user ${user} does not exist`),
  groupNotExist: (id: number) =>
    new CloudError("ResourceNotFound.GroupNotExist", `user group ${id} does not exist`),

  userName: () =>
    new CloudError(
      "InvalidParameter.UserNameIllegal",
      "a user name has 1-64 characters of [A-Za-z0-9+=,.@_-]",
    ),
  userNameInUse: (name: string) =>
    new CloudError("InvalidParameter.SubUserNameInUse", `user name ${name} has already been used`),
  usersFull: (limit: number) =>
    new CloudError("InvalidParameter.SubUserFull", `the account has ${limit} users, which is the limit`),
  userHasKeys: (name: string) =>
    new CloudError("OperationDenied.HaveKeys", `user ${name} has keys; Force=1 deletes them, too`),
  accessKeyNotFound: (id: string) =>
    new CloudError("ResourceNotFound.SecretNotExist", `access key ${id} does not exist`),
  accessKeysFull: (limit: number) =>
    new CloudError("OperationDenied.AccessKeyOverLimit", `${limit} access keys exist, which is the limit`),
  groupNameInUse: (name: string) =>
    new CloudError("InvalidParameter.GroupNameInUse", `group name ${name} has already been used`),
  groupsFull: (limit: number) =>
    new CloudError("InvalidParameter.GroupFull", `the account has ${limit} groups, which is the limit`),
  neitherUidNorUin: () =>
    new CloudError("InvalidParameter.UserUinAndUinNotAllNull", "one of Uid and Uin is required"),

  identityName: (name: string) =>
    new CloudError("InvalidParameterValue.NameError", `${name} is not a valid name of an identity provider`),
  identityNameInUse: (name: string) =>
    new CloudError("InvalidParameter.IdentityNameInUse", `identity provider ${name} exists already`),
  identityUrl: (url: string) =>
    new CloudError(
      "InvalidParameterValue.IdentityUrlError",
      `${url} is no https address of an identity provider`,
    ),
  identityKey: () =>
    new CloudError(
      "InvalidParameterValue.IdentityKeyError",
      "IdentityKey is no base64 text of a key set (JWKS)",
    ),
  identityNotExist: (name: string) =>
    new CloudError("ResourceNotFound.IdentityNotExist", `identity provider ${name} does not exist`),
  identitiesFull: (limit: number) =>
    new CloudError(
      "LimitExceeded.IdentityFull",
      `the account has ${limit} identity providers, which is the limit`,
    ),

  document: (problem: string, why: string) => new CloudError(`InvalidParameter.${problem}`, why),
} as const;

/** Quotas of one main account. Source: vendor help of CAM, limits, 2024-12. */
export const camLimits = {
  roles: 1000,
  customPolicies: 1500,
  attachedPolicies: 200,
  users: 1000,
  groups: 300,
  /** Of one user, or of the main account. */
  accessKeys: 2,
  /** An assumption, no limit is published. */
  oidcProviders: 100,
  /** Characters of a policy document, white space not counted. */
  documentLength: 6144,
  /** Bytes. */
  description: 300,
  tags: 50,
} as const;
