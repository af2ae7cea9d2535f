import { type Problem, ProblemError } from "../../core/messages";
import { freshGrantCodes, matchesCode, notFoundCodes } from "./error-codes";

/**
 * How a call failed:
 * - `refused`: the service answered with an error code;
 * - `throttled`: it refused for too many requests, and did nothing;
 * - `unreachable`: no connection, or it broke off;
 * - `timedOut`: no answer in time;
 * - `badAnswer`: an answer that is not the service's, such as a proxy's page.
 */
export type ApiErrorKind = "refused" | "throttled" | "unreachable" | "timedOut" | "badAnswer";

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
  /** Whether the call may have been carried out all the same, so that it must be looked up before it is made again. */
  readonly mayHaveTakenEffect: boolean;
  /** Whether the same call may well succeed a little later. */
  readonly isTransient: boolean;
}

/** A failed call of Tencent Cloud. Its message holds the service's words, without any secret. */
export class ApiError extends ProblemError implements ApiErrorFacts {
  readonly service: string;
  readonly action: string;
  readonly kind: ApiErrorKind;
  readonly code: string;
  readonly requestId: string;
  readonly mayHaveTakenEffect: boolean;
  readonly isTransient: boolean;

  /** What the SDK threw is left out on purpose: its words may hold a secret. */
  constructor(facts: ApiErrorFacts, problem: Problem) {
    super(problem);
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

/** Whether the service says that the thing asked for does not exist, in any of its spellings. */
export function isNotFound(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === "refused" && matchesCode(error.code, notFoundCodes);
}

/** Whether the service refused for too many requests. */
export function isThrottled(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === "throttled";
}

/** Whether the same call may well succeed a little later. */
export function isTransient(error: unknown): error is ApiError {
  return error instanceof ApiError && error.isTransient;
}

/** Whether a grant of a moment ago that has not taken effect yet would explain the refusal. */
export function isUngranted(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === "refused" && matchesCode(error.code, freshGrantCodes);
}
