import { problem, type Problem, ProblemError } from "../../core/messages";
import { freshGrantCodes, notFoundCodes } from "./error-codes";
import { matchesAny } from "./patterns";

/**
 * How a call failed:
 * - `refused`: the service answered with an error code;
 * - `throttled`: it refused because of too many requests, and did nothing;
 * - `unreachable`: no connection, or the connection broke;
 * - `timedOut`: no answer in time;
 * - `badAnswer`: an answer that does not come from the service, such as a proxy's page;
 * - `incomplete`: an answer of the service that lacks what every such answer contains.
 */
export type ApiErrorKind = "refused" | "throttled" | "unreachable" | "timedOut" | "badAnswer" | "incomplete";

/** The facts of a failed call. */
export interface ApiErrorFacts {
  /** Short name of the service: `dts`, `cam`, ... */
  readonly service: string;
  readonly action: string;
  readonly kind: ApiErrorKind;
  /** The service's code, such as `ResourceNotFound.RoleNotFound`; empty where no service answered. */
  readonly code: string;
  /** Empty where no service answered. */
  readonly requestId: string;
  /** Whether the call may have been carried out anyway, so that its effect must be looked up before a retry. */
  readonly mayHaveTakenEffect: boolean;
  /** Whether the same call is likely to succeed a little later. */
  readonly isTransient: boolean;
}

/** A failed call of Tencent Cloud. Its message contains the service's words and no secret. */
export class ApiError extends ProblemError implements ApiErrorFacts {
  readonly service: string;
  readonly action: string;
  readonly kind: ApiErrorKind;
  readonly code: string;
  readonly requestId: string;
  readonly mayHaveTakenEffect: boolean;
  readonly isTransient: boolean;

  /** The SDK's own error is not kept as the cause, because its text may contain a secret. */
  constructor(facts: ApiErrorFacts, words: Problem) {
    super(words);
    this.name = "ApiError";
    this.service = facts.service;
    this.action = facts.action;
    this.kind = facts.kind;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.mayHaveTakenEffect = facts.mayHaveTakenEffect;
    this.isTransient = facts.isTransient;
  }
}

/** The error of an answer from which nothing may be concluded. A later one may be complete, so the call is tried again. */
export function incompleteAnswer(
  { service, action }: Pick<ApiErrorFacts, "service" | "action">,
  words: string,
  requestId: string,
): ApiError {
  const kind = "incomplete";
  return new ApiError(
    { service, action, kind, code: "", requestId, mayHaveTakenEffect: false, isTransient: true },
    problem("service.answerIncomplete", { call: `${service}:${action}`, words, requestId }),
  );
}

/** Whether the service reports that the requested thing does not exist, in any of its spellings. */
export function isNotFound(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === "refused" && matchesAny(error.code, notFoundCodes);
}

/** Whether the service refused because of too many requests. */
export function isThrottled(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === "throttled";
}

/** Whether the same call is likely to succeed a little later. */
export function isTransient(error: unknown): error is ApiError {
  return error instanceof ApiError && error.isTransient;
}

/** Whether a fresh grant that has not taken effect yet may explain the refusal. */
export function isUngranted(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === "refused" && matchesAny(error.code, freshGrantCodes);
}
