import defaultSeed from "./accounts/default.json";
import type { AccountSeed } from "./accounts/account-seed";
import { completeAccountSeed } from "./accounts/read-account-seed";
import { createCallLog, type CallListener, type CallLog, type CallRecord } from "./call-log";
import type { Clock } from "./clock";
import { beginningOf, createCloud, type Cloud } from "./cloud";
import { serveEverything } from "./control/serve";
import type { DtsOptions, DtsService } from "./dts";
import { createFaults, type Faults } from "./faults";
import { startHttpServer } from "./gateway/http-server";
import { createRateLimiter } from "./gateway/rate-limiter";
import type { TimeEvent } from "./state/journal";
import { openStateFile, type StateFile } from "./state/state-file";
import { readStateText, stateText } from "./state/state-text";
import type { World } from "./world/world";

export type { AccountSeed } from "./accounts/account-seed";
export { default as defaultAccounts } from "./accounts/default.json";
export { AccountSeedError, readAccountSeed } from "./accounts/read-account-seed";
export type { CallEvent, CallListener, CallRecord } from "./call-log";
export { readyLine } from "./cli-line";
export type { Clock } from "./clock";
export type { Fault, FaultKind, Faults } from "./faults";
export { StateError } from "./state/state-text";
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
  /**
   * File that the state is kept in, so that it survives a restart. One that exists wins over `accounts`, `startsAt` and
   * `dts`; virtual time goes on where it stopped.
   */
  readonly stateFile?: string;
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
  /** Everything about the emulated cloud as text, passwords and keys included. */
  saveState(): string;
  /** Takes the emulated cloud back, or over, to a saved state. Throws a `StateError` for anything else. */
  loadState(text: string): void;
  stop(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, rateLimit = true, latencyMilliseconds = 0, stateFile } = options;
  const file = stateFile === undefined ? undefined : openStateFile(stateFile);
  let cloud = firstCloud(options, file);
  let isStopped = false;
  const calls = createCallLog(cloud.calls);
  const faults = createFaults();
  const rateLimiter = rateLimit ? createRateLimiter() : undefined;
  const gateway = {
    ...{ calls, faults, rateLimiter },
    get cloud() {
      return cloud;
    },
  };

  const emulator: Omit<Emulator, "endpoint"> = {
    get accounts() {
      return cloud.journal.beginning.accounts.map(toPrintable);
    },
    get clock() {
      return cloud.clock;
    },
    get world() {
      return cloud.world;
    },
    get dts() {
      return cloud.dts;
    },
    calls: calls.records,
    faults,
    onCall: calls.listen,
    saveState: () => stateText({ ...cloud.journal, events: [...cloud.journal.events, timeOf(cloud, calls)] }),
    loadState: (text) => {
      const { beginning, events } = readStateText(text);
      const next = createCloud({ beginning, past: events, speed: cloud.clock.speed, write: file?.add });
      cloud.clock.stop();
      file?.begin(beginning, events);
      calls.countFrom(next.calls);
      cloud = next;
    },
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      file?.add(timeOf(cloud, calls));
      cloud.clock.stop();
      await server.close();
      file?.close();
    },
  };
  const serve = serveEverything({ emulator, gateway });
  const server = await startHttpServer({ port, latencyMilliseconds }, serve).catch((error: unknown) => {
    cloud.clock.stop();
    file?.close();
    throw error;
  });
  return Object.defineProperties(
    { endpoint: server.endpoint },
    Object.getOwnPropertyDescriptors(emulator),
  ) as Emulator;
}

/** A state file that exists wins over a seed: it holds the seed that it began with. */
function firstCloud(options: EmulatorOptions, file: StateFile | undefined): Cloud {
  const { speed, startsAt = Date.now() } = options;
  if (file?.state) {
    const { beginning, events } = file.state;
    return createCloud({ beginning, past: events, speed, write: file.add });
  }
  const seed = completeAccountSeed(options.accounts ?? defaultSeed, "of this start");
  const beginning = beginningOf(seed, startsAt, options);
  file?.begin(beginning);
  return createCloud({ beginning, speed, write: file?.add });
}

function timeOf({ clock }: Cloud, { count }: CallLog): TimeEvent {
  return { kind: "time", time: clock.now(), number: count };
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
export { defaultDurations } from "./dts/durations";
