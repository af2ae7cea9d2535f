import { setMaxListeners } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Cloud, type Clock } from "../../cloud/client";
import { sdkTransport, type Transport, type WireRequest } from "../../cloud/client/transport";
import { guardedAccount, RunMemory } from "../../cloud/preflight";
import type { ResourceContext } from "../../dynamic-providers/host/resource-context";
import { WaveLimiter } from "../../dynamic-providers/host/wave-limiter";
import type { Keys, TestEmulator } from "./emulator";

/** Handles a request of a process: `send` sends it over HTTP and returns the answer. */
export type OnRequest = (
  number: number,
  request: WireRequest,
  send: () => Promise<unknown>,
) => Promise<unknown>;

export interface ProviderProcessOptions {
  /** Called with every request, numbered from 1. Default: sends it. */
  readonly onRequest?: OnRequest;
  /** Default: yes. */
  readonly isEngineAlive?: boolean;
  /** Keys that replace the default ones, by the middle of their variables' names: `SOURCE`, `GRANTER`, `EXECUTOR`. */
  readonly keys?: Readonly<Record<string, Keys>>;
}

/**
 * One run's provider process, with its own memory, limits and connections. Its waits move the emulator's clock instead
 * of taking time; its calls go over real HTTP.
 */
export class ProviderProcess {
  readonly context: ResourceContext;
  /** The messages that a user would see, in order. */
  readonly said: string[] = [];
  /** Requests so far. */
  requests = 0;
  private isKilled = false;
  private readonly death: Promise<"killed">;
  private die: (how: "killed") => void = () => undefined;

  constructor(emulator: TestEmulator, options: ProviderProcessOptions = {}) {
    this.death = new Promise((resolve) => (this.die = resolve));
    const clock = this.clockOf(emulator);
    const cloud = new Cloud({
      environment: environmentOf(emulator, options.keys),
      clock,
      transport: this.transportWith(options.onRequest),
    });
    const say = (text: string) => void this.said.push(text);
    this.context = {
      account: (connection) => guardedAccount(cloud, connection),
      waves: new WaveLimiter(),
      memory: new RunMemory(),
      progress: { status: () => undefined, info: say, warning: say },
      signal: endlessSignal(),
      now: clock.now,
      isEngineAlive: () => Promise.resolve(options.isEngineAlive ?? true),
    };
  }

  /** Ends the process as SIGKILL does: its work never continues. */
  kill(): void {
    this.isKilled = true;
    this.die("killed");
  }

  /** The work's result, or `killed`. */
  outcome<Result>(work: Promise<Result>): Promise<Result | "killed"> {
    return Promise.race([work, this.death]);
  }

  private transportWith(onRequest: OnRequest = (_number, _request, send) => send()): Transport {
    const transport = sdkTransport();
    return async (request) => {
      this.requests += 1;
      const answer = this.isKilled
        ? never()
        : onRequest(this.requests, request, async () => {
            const sent = await transport(request);
            return this.isKilled ? never() : sent;
          });
      return answer;
    };
  }

  private clockOf({ clock }: TestEmulator): Clock {
    return {
      now: () => clock.now(),
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        await nextTurn();
        // A cancelled wait takes no time.
        signal?.throwIfAborted();
        if (this.isKilled) await never();
        clock.advance(milliseconds);
      },
    };
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** The identities of the demo: the source's administrator, the target's, and a sub-user who only runs jobs. */
function environmentOf(
  emulator: TestEmulator,
  others: ProviderProcessOptions["keys"] = {},
): NodeJS.ProcessEnv {
  const [source, target] = emulator.accounts;
  const hands = {
    SOURCE: source,
    GRANTER: target,
    EXECUTOR: emulator.target.user("dts-operator"),
    ...others,
  };
  const keys = Object.entries(hands).flatMap(([name, identity]) => [
    [`TENCENTCLOUD_${name}_SECRET_ID`, identity?.secretId],
    [`TENCENTCLOUD_${name}_SECRET_KEY`, identity?.secretKey],
  ]);
  return {
    ...(Object.fromEntries(keys) as NodeJS.ProcessEnv),
    TENCENTCLOUD_ENDPOINT: emulator.endpoint,
    DTS_CROSS_ACCOUNT_LANGUAGE: "en",
  };
}

/** Every job adds a listener; hundreds of them are no leak. */
function endlessSignal(): AbortSignal {
  const { signal } = new AbortController();
  setMaxListeners(Infinity, signal);
  return signal;
}
