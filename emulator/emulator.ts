import type { AccountSeed } from "./accounts/account-seed";
import type { CallListener, CallRecord } from "./call-log";
import type { Clock } from "./clock";
import type { DtsOptions, DtsService } from "./dts";
import type { Faults } from "./faults";
import type { World } from "./world/world";

export interface EmulatorOptions {
  /** TCP port on the loopback interface; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** The accounts at the start. @default emulator/accounts/default.json */
  readonly accounts?: AccountSeed;
  /** Whether requests per second are limited as in the cloud. @default true */
  readonly rateLimit?: boolean;
  /** Virtual seconds per real second; at 0 time moves only by `clock.advance`. @default 1 */
  readonly speed?: number;
  /** Virtual time at the start, milliseconds since the epoch. @default the real time */
  readonly startsAt?: number;
  /** Durations of sync jobs' work and other settings of the emulated DTS. */
  readonly dts?: DtsOptions;
  /** Virtual seconds until a new role or an attached policy takes effect, as CAM is eventually consistent. @default 0 */
  readonly grantDelaySeconds?: number;
  /** Delay of every answer, in real milliseconds. @default 0 */
  readonly latencyMilliseconds?: number;
  /**
   * File that keeps the state across restarts. An existing file overrides `accounts`, `startsAt` and `dts`; virtual
   * time continues where it stopped.
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
  /** Sync jobs, and changes to them without an API call. */
  readonly dts: DtsService;
  /** Calls back before and after each call; the client waits for it. Returns a function that stops listening. */
  onCall(listener: CallListener): () => void;
  /** The whole state of the emulated cloud as text, passwords and keys included. */
  saveState(): string;
  /** Replaces the emulated cloud by a saved state. Throws a `StateError` for any other text. */
  loadState(text: string): void;
  stop(): Promise<void>;
}
