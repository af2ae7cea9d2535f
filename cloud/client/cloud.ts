import type { CloudParts } from "./call-service";
import { CloudAccount } from "./cloud-account";
import { systemClock, type Clock } from "./clock";
import type { Connection } from "../../core/state";
import { askStsWith } from "./credentials/ask-sts";
import { KeySource } from "./credentials/key-source";
import { Limiter } from "./limiter";
import { rateLimitOf } from "./rate-limits";
import { redact } from "./redact";
import { sdkTransport, type Transport } from "./transport";

export interface CloudOptions {
  /** The variables for credentials, endpoint, proxy and language, read at each call. Default: `process.env`. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly clock?: Clock;
  /** Default: the official SDK. */
  readonly transport?: Transport;
}

/** Tencent Cloud for one process: one limiter for each account and action, one job watcher for each connection. */
export class Cloud {
  /** Every secret that this process has used, for redaction. Add secrets from other sources, such as passwords. */
  readonly secrets = new Set<string>();
  private readonly parts: CloudParts;
  private readonly keySource: KeySource;
  private readonly accounts = new Map<string, CloudAccount>();
  private readonly limiters = new Map<string, Limiter>();

  constructor({
    environment = process.env,
    clock = systemClock,
    transport = sdkTransport(),
  }: CloudOptions = {}) {
    const keepSecret = (...secrets: readonly string[]) =>
      secrets.forEach((secret) => this.secrets.add(secret));
    this.parts = {
      environment,
      clock,
      transport,
      limiterFor: (holder, service, action) => this.limiterFor(holder, service, action),
      keepSecret,
      redact: (text) => this.redact(text),
    };
    this.keySource = new KeySource({ environment, clock, askSts: askStsWith(this.parts), keepSecret });
  }

  /**
   * The account behind a connection; the same object for equal connections.
   *
   * @throws {ProblemError} every mistake of the connection at once
   */
  account(connection: Connection): CloudAccount {
    const { accountUin, region, credentials } = connection;
    const key = [accountUin, region, credentials].join(" ");
    const known = this.accounts.get(key);
    if (known) return known;
    const account = new CloudAccount({ accountUin, region, credentials }, this.parts, this.keySource);
    this.accounts.set(key, account);
    return account;
  }

  /** Redacts every secret that this process has used. */
  redact(text: string): string {
    return redact(text, this.secrets);
  }

  private limiterFor(holder: string, service: string, action: string): Limiter {
    const key = [holder, service, action].join(" ");
    const limiter = this.limiters.get(key) ?? new Limiter(rateLimitOf(service, action), this.parts.clock);
    this.limiters.set(key, limiter);
    return limiter;
  }
}

let shared: Cloud | undefined;

/** The cloud of this process: all its resources share limits and polls. */
export function sharedCloud(): Cloud {
  shared ??= new Cloud();
  return shared;
}
