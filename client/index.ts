export { ApiError, isNotFound, isThrottled, isTransient, isUngranted, type ApiErrorKind } from "./api-error";
export { systemClock, type Clock } from "./clock";
export { Cloud, sharedCloud, type CloudOptions } from "./cloud";
export type { CallOptions, CloudAccount } from "./cloud-account";
export {
  connectionProblems,
  defaultCredentials,
  parseCredentialsSource,
  type Connection,
} from "./connection";
export type { Credentials, TemporaryKeys } from "./credentials/credentials";
export { assertAccount, identityOf, type Identity } from "./identity";
export type { JobWatcher, SyncJobInfo, WaitOptions } from "./job-watcher";
export type { CallEffect } from "./retry";
export type { ActionOf, RequestOf, ResponseOf, ServiceName } from "./services";
export type { Transport, WireRequest } from "./transport";
