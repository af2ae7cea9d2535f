import { ProblemError } from "../../core/messages";
import { callService, type CloudParts } from "./call-service";
import type { Clock } from "./clock";
import { connectionProblems, parseCredentialsSource, type CredentialsSource } from "./connection";
import type { Connection } from "../../core/state";
import type { Credentials } from "./credentials/credentials";
import type { KeySource } from "./credentials/key-source";
import { toIdentity, type Identity } from "./identity";
import { JobWatcher } from "./job-watcher";
import type { CallEffect } from "./retry";
import type { ActionOf, RequestOf, ResponseOf, ServiceName } from "./services";

export interface CallOptions {
  /** Region of this call. Default: the connection's. */
  readonly region?: string;
  /** Stops waits, pauses and calls; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Keys to use instead of the connection's, such as those of an assumed role. */
  readonly credentials?: Credentials;
  /** What making the call twice would do. Default: `read` for Describe…, Get…, List… and Query…, else `once`. */
  readonly effect?: CallEffect;
  /** Milliseconds since the epoch after which the call is not tried again. Default: none. */
  readonly deadline?: number;
  /**
   * How long a missing permission or role is retried, because a fresh grant may not have taken effect yet; milliseconds.
   * Default: 0, reported at once.
   */
  readonly grantPatience?: number;
}

/** An account, reached through one connection. Every call of Tencent Cloud goes through it. */
export class CloudAccount {
  /** The clock of this account's waits. */
  readonly clock: Clock;
  /** Watches the sync jobs of this account and region: one poll for all callers that wait. */
  readonly jobs: JobWatcher;
  private readonly credentialsSource: CredentialsSource;
  private knownIdentity: Promise<Identity> | undefined;

  /** @throws {ProblemError} every mistake of the connection at once */
  constructor(
    readonly connection: Connection,
    private readonly cloud: CloudParts,
    private readonly keySource: KeySource,
  ) {
    const source = parseCredentialsSource(connection.credentials);
    const problems = connectionProblems(connection);
    if (!source || problems.length > 0) throw new ProblemError(problems);
    this.credentialsSource = source;
    this.clock = cloud.clock;
    this.jobs = new JobWatcher(async (JobIds, signal) => {
      const request = { JobIds: [...JobIds], Limit: JobIds.length };
      const { JobList } = await this.call("dts", "DescribeSyncJobs", request, { effect: "read", signal });
      // A complete answer omits an empty list only where its total is 0.
      return JobList ?? [];
    }, cloud.clock);
  }

  /** Where the credentials are read from, for messages; no secret. */
  get source(): string {
    return this.keySource.describe(this.credentialsSource);
  }

  /**
   * Who the credentials belong to, by sts:GetCallerIdentity, which needs no permission. Asked once for each account
   * object; after a failure the next caller asks again.
   */
  identity(): Promise<Identity> {
    const identity = (this.knownIdentity ??= this.call(
      "sts",
      "GetCallerIdentity",
      {},
      { effect: "read" },
    ).then(toIdentity));
    identity.catch(() => (this.knownIdentity = undefined));
    return identity;
  }

  /**
   * Calls an action, within the account's rate limit, and retries failures that pass, as far as `effect` allows.
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
    const { accountUin } = this.connection;
    const { region = this.connection.region, effect = usualEffect(action), credentials, ...limits } = options;
    const answer = callService(this.cloud, {
      service,
      action,
      parameters,
      region,
      effect,
      ...limits,
      accountUin,
      source: () => this.source,
      ...(credentials ? passedKeys(credentials, accountUin) : this.own(accountUin)),
    });
    return answer as Promise<ResponseOf<Service, Action>>;
  }

  private own(holder: string) {
    return {
      holder,
      credentials: () => this.keySource.keysOf(this.credentialsSource, this.connection.region),
      forget: (credentials: Credentials) => this.keySource.forget(credentials),
    };
  }
}

/** Keys that the caller passes, such as those of an assumed role. They belong to another account, with its own limits. */
function passedKeys(credentials: Credentials, accountUin: string) {
  return { holder: `${accountUin}/assumed`, credentials: () => Promise.resolve(credentials) };
}

function usualEffect(action: string): CallEffect {
  return /^(Describe|Get|List|Query)[A-Z]/.test(action) ? "read" : "once";
}
