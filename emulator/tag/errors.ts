import { CloudError } from "../cloud-error";

/** Refusals of the tag service. Codes: the list of the official Python SDK (tag 2018-08-13). */
export const tagErrors = {
  resource: (name: string) =>
    new CloudError(
      "InvalidParameterValue.ResourceDescriptionError",
      `${name} names no resource of this account`,
    ),
  service: (service: string) =>
    new CloudError("InvalidParameter.UnsupportedService", `resources of ${service} cannot be tagged here`),
  emptyKey: () => new CloudError("InvalidParameterValue.TagKeyEmpty", "a tag key is empty"),
  keyTooLong: (limit: number) =>
    new CloudError("InvalidParameterValue.TagKeyLengthExceeded", `a tag key has at most ${limit} characters`),
  valueTooLong: (limit: number) =>
    new CloudError(
      "InvalidParameterValue.TagValueLengthExceeded",
      `a tag value has at most ${limit} characters`,
    ),
  repeatedKey: (key: string) =>
    new CloudError("InvalidParameterValue.TagKeyDuplicate", `tag key ${key} is repeated`),
  reservedKey: (key: string) =>
    new CloudError("InvalidParameterValue.ReservedTagKey", `tag key ${key} is reserved`),
  bothReplacedAndDeleted: (key: string) =>
    new CloudError("InvalidParameterValue.DeleteTagsParamError", `tag ${key} is both replaced and deleted`),
  nothingToDo: () => new CloudError("MissingParameter", "one of ReplaceTags and DeleteTags is required"),
  tooManyTags: (limit: number) =>
    new CloudError("LimitExceeded.ResourceAttachedTags", `a resource can have ${limit} tags`),
  paginationToken: () =>
    new CloudError("InvalidParameter.PaginationTokenInvalid", "PaginationToken is none of this list"),
} as const;

/** Source: vendor help of the tag product. */
export const tagLimits = { key: 127, value: 255, tagsOfResource: 50 } as const;
