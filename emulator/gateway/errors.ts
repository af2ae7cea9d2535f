import { CloudError } from "../cloud-error";
import { bodyLimit } from "./read-body";

/**
 * Refusals of the API gateway. Codes: the vendor's list of common error codes. Messages are the vendor's where one
 * is published, and our own otherwise.
 */
export const gatewayErrors = {
  missingParameter: (name: string) =>
    new CloudError("MissingParameter", `The request is missing a required parameter \`${name}\`.`),
  unknownParameter: (name: string) =>
    new CloudError("UnknownParameter", `The parameter \`${name}\` is not recognized.`),
  invalidType: (name: string) =>
    new CloudError("InvalidParameter", `The value type of parameter \`${name}\` is not valid.`),
  invalidValue: (name: string, why: string, code = "InvalidParameterValue") =>
    new CloudError(code, `The value of parameter \`${name}\` is not valid: ${why}`),
  invalidBody: () => new CloudError("InvalidParameter", "The request body is not a JSON object."),
  unsupportedProtocol: () =>
    new CloudError(
      "UnsupportedProtocol",
      "Only POST requests with a JSON body are supported by this emulator.",
    ),
  requestTooLarge: () =>
    new CloudError("RequestSizeLimitExceeded", `The request is larger than ${bodyLimit} bytes.`),
  tooBusy: () => new CloudError("ServiceUnavailable", "Too many large requests are on their way."),
  notUtf8: () => new CloudError("InvalidParameter", "The request body is not UTF-8."),

  noSuchProduct: (host: string) =>
    new CloudError("NoSuchProduct", `The product of \`${host}\` does not exist.`),
  noSuchVersion: (version: string) =>
    new CloudError("NoSuchVersion", `The request version=${version} is not found.`),
  invalidAction: (action: string, version: string) =>
    new CloudError(
      "InvalidAction",
      `The request action=${action} is invalid or not match with version=${version}.`,
    ),
  unsupportedRegion: (region: string) =>
    new CloudError("UnsupportedRegion", `The specified region \`${region}\` is not supported.`),

  invalidAuthorization: (why: string) =>
    new CloudError(
      "AuthFailure.InvalidAuthorization",
      `The \`Authorization\` in request header is invalid: ${why}`,
    ),
  signatureExpired: () =>
    new CloudError(
      "AuthFailure.SignatureExpire",
      "The signature has expired: `X-TC-Timestamp` and the server's time must not differ by more than five minutes.",
    ),
  secretIdNotFound: () =>
    new CloudError(
      "AuthFailure.SecretIdNotFound",
      "The SecretId is not found, please ensure that your SecretId is correct.",
    ),
  signatureFailure: () =>
    new CloudError(
      "AuthFailure.SignatureFailure",
      "The provided credentials could not be validated. Please check your signature is correct.",
    ),
  tokenFailure: () =>
    new CloudError(
      "AuthFailure.TokenFailure",
      "Token verification failed, please check if your Token is correct.",
    ),

  tooManyRequests: (action: string, limit: number) =>
    new CloudError(
      "RequestLimitExceeded",
      `Your current request times equals to ${limit + 1} in a second, which exceeds the frequency limit \`${limit}\` ` +
        `for a second. Please reduce the frequency of calls (${action}).`,
    ),
  internal: () => new CloudError("InternalError", "An internal error has occurred. Retry your request."),
} as const;
