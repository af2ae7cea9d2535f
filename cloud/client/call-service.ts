import { chooseLanguage } from "../../core/messages";
import { ApiError, incompleteAnswer, isThrottled } from "./api-error";
import { classifyError } from "./classify-error";
import type { Clock } from "./clock";
import type { Credentials } from "./credentials/credentials";
import { chooseEndpoint, endpointUrl } from "./endpoint";
import type { Limiter } from "./limiter";
import { missingInAnswer } from "./missing-in-answer";
import { chooseProxy } from "./proxy";
import { redactMessages, secretsWithin } from "./redact";
import { withRetry, type CallEffect } from "./retry";
import { serviceVersions, type ServiceName } from "./services";
import type { Transport } from "./transport";

/** The parts that all accounts of a process share. */
export interface CloudParts {
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly transport: Transport;
  limiterFor(holder: string, service: string, action: string): Limiter;
  keepSecret(...secrets: readonly string[]): void;
  redact(text: string): string;
}

export interface ServiceCall {
  readonly service: ServiceName;
  readonly action: string;
  readonly parameters: object;
  readonly region: string;
  /** What making the call twice would do. */
  readonly effect: CallEffect;
  /** Whose rate limit the call counts against. */
  readonly holder: string;
  /** Called before each attempt; undefined: the call is not signed. */
  credentials(): Promise<Credentials | undefined>;
  /** Called when the service no longer accepts these keys. Returns whether new ones can be requested. Default: no. */
  forget?(credentials: Credentials): boolean;
  /** For the error message: the account, and where its keys come from. */
  readonly accountUin: string;
  readonly source: () => string;
  readonly signal?: AbortSignal;
  readonly deadline?: number;
  readonly grantPatience?: number;
}

/**
 * Calls an action within the rate limit, and retries failures that pass, as far as `effect` allows.
 *
 * @returns the fields of `Response`
 * @throws {ApiError} in the service's words, without secrets
 */
export function callService(cloud: CloudParts, call: ServiceCall): Promise<unknown> {
  const limiter = cloud.limiterFor(call.holder, call.service, call.action);
  const attempt = async () => {
    await limiter.acquire(call.signal);
    const acquiredAt = cloud.clock.now();
    const credentials = await call.credentials();
    call.signal?.throwIfAborted();
    try {
      return await send(cloud, call, credentials);
    } catch (error) {
      if (isThrottled(error)) limiter.throttled(acquiredAt);
      // A session may end early. Nothing was done yet, so a new session may try again.
      const isEnded = error instanceof ApiError && error.code === "AuthFailure.TokenFailure";
      if (isEnded && credentials && call.forget?.(credentials))
        return send(cloud, call, await call.credentials());
      throw error;
    }
  };
  return withRetry(attempt, { ...call, clock: cloud.clock });
}

/** Sends one request and proves that its answer is complete: nothing is concluded from what an incomplete one lacks. */
async function send(
  cloud: CloudParts,
  call: ServiceCall,
  credentials: Credentials | undefined,
): Promise<unknown> {
  const answer = await exchange(cloud, call, credentials);
  const name = `${call.service}:${call.action}`;
  const missing = missingInAnswer(name, call.parameters, answer);
  if (missing === undefined) return answer;
  const { RequestId: requestId = "-" } = (answer ?? {}) as { readonly RequestId?: string };
  throw incompleteAnswer(call, missing, requestId);
}

async function exchange(
  { environment, transport, keepSecret, redact }: CloudParts,
  { service, action, parameters, region, effect, signal, accountUin, source }: ServiceCall,
  credentials: Credentials | undefined,
): Promise<unknown> {
  const endpoint = chooseEndpoint(service, environment);
  keepSecret(...secretsWithin(credentials), ...secretsWithin(parameters));
  try {
    const answer = await transport({
      service,
      version: serviceVersions[service],
      action,
      parameters,
      region,
      endpoint,
      proxy: chooseProxy(endpoint, environment),
      credentials,
      language: chooseLanguage(environment),
      isConnectionFresh: effect === "once",
      signal,
    });
    if (typeof answer !== "object" || answer === null) throw new TypeError("`Response` is not an object");
    if (service === "sts" || service === "cam") keepSecret(...secretsWithin(answer));
    redactMessages(answer, redact);
    return answer;
  } catch (error) {
    signal?.throwIfAborted();
    throw classifyError(error, {
      service,
      action,
      endpoint: endpointUrl(endpoint),
      region,
      accountUin,
      source: source(),
      redact,
    });
  }
}
