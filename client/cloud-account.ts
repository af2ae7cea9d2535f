import { chooseLanguage, ProblemError } from "../messages";
import { isThrottled } from "./api-error";
import { classifyError } from "./classify-error";
import type { Clock } from "./clock";
import {
  connectionProblems,
  parseCredentialsSource,
  type Connection,
  type CredentialsSource,
} from "./connection";
import { describeSource, readCredentials, type Credentials } from "./credentials";
import { chooseEndpoint, endpointUrl } from "./endpoint";
import { JobWatcher } from "./job-watcher";
import type { Limiter } from "./limiter";
import { chooseProxy } from "./proxy";
import { secretsWithin } from "./redact";
import { withRetry, type CallEffect } from "./retry";
import {
  serviceVersions,
  type ActionOf,
  type RequestOf,
  type ResponseOf,
  type ServiceName,
} from "./services";
import type { Transport } from "./transport";

export interface CallOptions {
  /** Region of this call. Default: the connection's. */
  readonly region?: string;
  /** Stops waiting, pausing and asking; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Keys to use instead of the connection's, such as those of an assumed role. */
  readonly credentials?: Credentials;
  /** What making the call twice would do. Default: `read` for Describe…, Get…, List… and Query…, else `once`. */
  readonly effect?: CallEffect;
  /** Milliseconds since the epoch after which the call is not tried again. Default: none. */
  readonly deadline?: number;
  /**
   * How long a missing permission or role is waited out, because a grant of a moment ago may not have taken effect yet;
   * milliseconds. Default: 0, told at once.
   */
  readonly grantPatience?: number;
}

/** What all accounts of a process share. */
export interface CloudParts {
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly transport: Transport;
  limiterFor(holder: string, service: string, action: string): Limiter;
  keepSecret(...secrets: readonly string[]): void;
  redact(text: string): string;
}

/** An account as seen through one connection: every call of Tencent Cloud is made here. */
export class CloudAccount {
  /** What the credentials are read from, in words for a person; no secret. */
  readonly source: string;
  /** The time by which this account's calls wait. */
  readonly clock: Clock;
  /** Watches the sync jobs of this account and region: one question for all who wait. */
  readonly jobs: JobWatcher;
  private readonly credentialsSource: CredentialsSource;

  /** @throws {ProblemError} every mistake of the connection at once */
  constructor(
    readonly connection: Connection,
    private readonly cloud: CloudParts,
  ) {
    const source = parseCredentialsSource(connection.credentials);
    const problems = connectionProblems(connection);
    if (!source || problems.length > 0) throw new ProblemError(problems);
    this.credentialsSource = source;
    this.source = describeSource(source);
    this.clock = cloud.clock;
    this.jobs = new JobWatcher(async (JobIds, signal) => {
      const request = { JobIds: [...JobIds], Limit: JobIds.length };
      const { JobList } = await this.call("dts", "DescribeSyncJobs", request, { effect: "read", signal });
      return JobList ?? [];
    }, cloud.clock);
  }

  /**
   * Calls an action: in its turn under the account's rate limit, and again after failures that pass, as far as
   * `effect` allows.
   *
   * @returns the fields of `Response`
   * @throws {ApiError} in the service's words, without secrets
   * @throws {ProblemError} when credentials or endpoint are missing or malformed
   */
  call<Service extends ServiceName, Action extends ActionOf<Service>>(
    service: Service,
    action: Action,
    parameters: RequestOf<Service, Action>,
    options: CallOptions = {},
  ): Promise<ResponseOf<Service, Action>> {
    const { signal, effect = usualEffect(action) } = options;
    const holder = options.credentials ? `${this.connection.accountUin}/assumed` : this.connection.accountUin;
    const limiter = this.cloud.limiterFor(holder, service, action);
    const attempt = async () => {
      await limiter.acquire(signal);
      const acquiredAt = this.cloud.clock.now();
      try {
        return await this.send(service, action, parameters, { ...options, effect });
      } catch (error) {
        if (isThrottled(error)) limiter.throttled(acquiredAt);
        throw error;
      }
    };
    return withRetry(attempt, { ...options, effect, clock: this.cloud.clock }) as Promise<
      ResponseOf<Service, Action>
    >;
  }

  private async send(
    service: ServiceName,
    action: string,
    parameters: object,
    { region = this.connection.region, signal, effect, ...options }: CallOptions,
  ): Promise<unknown> {
    const { environment, clock, transport } = this.cloud;
    const endpoint = chooseEndpoint(service, environment);
    const credentials =
      options.credentials ?? readCredentials(this.credentialsSource, environment, clock.now());
    this.cloud.keepSecret(...secretsWithin(credentials), ...secretsWithin(parameters));
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
      if (service === "sts") this.cloud.keepSecret(...secretsWithin(answer));
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw classifyError(error, {
        service,
        action,
        endpoint: endpointUrl(endpoint),
        region,
        accountUin: this.connection.accountUin,
        source: this.source,
        redact: (text) => this.cloud.redact(text),
      });
    }
  }
}

function usualEffect(action: string): CallEffect {
  return /^(Describe|Get|List|Query)[A-Z]/.test(action) ? "read" : "once";
}
