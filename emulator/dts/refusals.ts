import { CloudError } from "../cloud-error";
import { gatewayErrors } from "../gateway/errors";
import { notAuthorized } from "../not-authorized";
import type { Action } from "./actions";
import { allowedActions } from "./allowed-actions";
import type { SyncJob } from "./job";

/** Actions whose documented code for a wrong status differs from the usual one. */
const wrongStatusCodes: Partial<Record<Action, string>> = {
  check: "UnsupportedOperation.UnsupportedOperationError",
  resize: "UnsupportedOperation.UnsupportedOperationError",
};

/** The refusals of DTS, with the codes of the official SDK's error lists. */
export const refusals = {
  jobNotFound: (jobId: string) =>
    new CloudError("ResourceNotFound.ResourceNotFoundError", `The sync job ${jobId} is not found.`),

  compareTaskNotFound: (taskId: string) =>
    new CloudError("ResourceNotFound.ResourceNotFoundError", `The compare task ${taskId} is not found.`),

  wrongStatus: (job: SyncJob, action: Action) =>
    new CloudError(
      wrongStatusCodes[action] ?? "OperationDenied.OperationDeniedError",
      `The operation ${action} is not allowed: job ${job.id} is ${job.status}, its trade status is ` +
        `${job.tradeStatus}, it allows ${allowedActions(job).join(", ")}.`,
    ),

  wrongCompareStatus: (taskId: string, status: string) =>
    new CloudError("OperationDenied.OperationDeniedError", `The compare task ${taskId} is ${status}.`),

  compareDisabled: (cause: string) => new CloudError("OperationDenied.OperationDeniedError", cause),

  invalid: (field: string, reason: string) =>
    new CloudError(
      "InvalidParameterValue.InvalidParameterValueError",
      `The value of ${field} is invalid: ${reason}.`,
    ),

  notEmulated: (what: string) =>
    new CloudError(
      "UnsupportedOperation.UnsupportedOperationError",
      `The emulator does not support ${what}.`,
    ),

  purchaseRefused: (action: string, resource: string) =>
    notAuthorized("AuthFailure.UnauthorizedOperationError", action, resource),

  notEnoughMoney: (accountUin: string) =>
    new CloudError(
      "OperationDenied.NotEnoughMoneyError",
      `The balance of account ${accountUin} is insufficient.`,
    ),

  tooManyUnusedJobs: (limit: number) =>
    new CloudError(
      "LimitExceeded.LimitExceededError",
      `More than ${limit} purchased jobs were never configured.`,
    ),

  wrongToken: gatewayErrors.tokenFailure,

  /** DTS does not report why its inner call was refused. */
  listingRefused: (action: string) =>
    new CloudError(
      "InternalError.InternalInnerCommonError",
      `An inner component refused the call ${action}.`,
    ),

  unauthorized: (action: string) => notAuthorized("UnauthorizedOperation", action, "*"),
};
