import defaultSeed from "./accounts/default.json";
import type { AccountSeed } from "./accounts/account-seed";
import { completeAccountSeed } from "./accounts/read-account-seed";
import { createCallLog, type CallListener, type CallRecord } from "./call-log";
import { createClock, type Clock } from "./clock";
import type { DtsOptions, DtsService } from "./dts";
import { createFaults, type Faults } from "./faults";
import { startHttpServer } from "./gateway/http-server";
import { answer } from "./gateway/pipeline";
import { createRateLimiter } from "./gateway/rate-limiter";
import { createServices } from "./services";
import { createWorld, type World } from "./world/world";

export type { AccountSeed } from "./accounts/account-seed";
export { AccountSeedError, readAccountSeed } from "./accounts/read-account-seed";
export type { CallEvent, CallListener, CallRecord } from "./call-log";
export { readyLine } from "./cli-line";
export type { Clock } from "./clock";
export type { Fault, FaultKind, Faults } from "./faults";
export type { World } from "./world/world";

export interface EmulatorOptions {
  /** TCP port on the loopback interface; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** What exists at the start. @default emulator/accounts/default.json */
  readonly accounts?: AccountSeed;
  /** Whether requests per second are limited as in the cloud. @default true */
  readonly rateLimit?: boolean;
  /** Virtual seconds per real second; 0 stands still between calls of `clock.advance`. @default 1 */
  readonly speed?: number;
  /** Virtual time at the start, milliseconds since the epoch. @default the real time */
  readonly startsAt?: number;
  /** Durations of sync jobs' work and other settings of the emulated DTS. */
  readonly dts?: DtsOptions;
  /** Virtual seconds until a new role or an attached policy takes effect, as CAM is eventually consistent. @default 0 */
  readonly grantDelaySeconds?: number;
  /** How much later every answer leaves, in real milliseconds. @default 0 */
  readonly latencyMilliseconds?: number;
}

/** An account as the ready line prints it. */
export interface PrintableAccount {
  readonly uin: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly users: readonly {
    readonly name: string;
    readonly uin: string;
    readonly secretId: string;
    readonly secretKey: string;
  }[];
}

/** A running local Tencent Cloud: CAM, STS, DTS sync and the listers of the four kinds of databases. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`, for every service. */
  readonly endpoint: string;
  /** In the order of the seed: the source account first. */
  readonly accounts: readonly PrintableAccount[];
  readonly clock: Clock;
  /** The latest calls, oldest first, without secrets. */
  readonly calls: readonly CallRecord[];
  readonly faults: Faults;
  /** Accounts, roles, policies and instances. */
  readonly world: World;
  /** Sync jobs, and what can happen to them without a call. */
  readonly dts: DtsService;
  /** Calls back before and after each call; the client waits for it. Returns how to stop listening. */
  onCall(listener: CallListener): () => void;
  stop(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, rateLimit = true, speed, startsAt, grantDelaySeconds, latencyMilliseconds = 0 } = options;
  const seed = completeAccountSeed(options.accounts ?? defaultSeed, "of this start");
  const clock = createClock({ speed, startsAt });
  const world = createWorld(seed, clock, { grantDelaySeconds });
  const { all: services, dts } = createServices(world, options.dts);
  const calls = createCallLog();
  const faults = createFaults();
  const rateLimiter = rateLimit ? createRateLimiter() : undefined;
  const gateway = { world, services, calls, faults, rateLimiter };
  const server = await startHttpServer({ port, latencyMilliseconds }, (request) => answer(gateway, request));

  return {
    endpoint: server.endpoint,
    accounts: seed.accounts.map(toPrintable),
    clock,
    calls: calls.records,
    faults,
    world,
    dts,
    onCall: calls.listen,
    stop: async () => {
      clock.stop();
      await server.close();
    },
  };
}

function toPrintable({ uin, secretId, secretKey, users }: PrintableAccount): PrintableAccount {
  return {
    uin,
    secretId,
    secretKey,
    users: users.map((user) => ({
      name: user.name,
      uin: user.uin,
      secretId: user.secretId,
      secretKey: user.secretKey,
    })),
  };
}
