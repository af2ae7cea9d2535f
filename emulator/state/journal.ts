import type { DtsOptions } from "../dts";
import type { CompleteAccountSeed } from "../accounts/account-seed";
import type { Caller } from "../service";

/** Where the emulated cloud began; with the events after it, it says everything about it. */
export interface Beginning {
  readonly format: "dts-cross-account emulator state";
  readonly version: 1;
  /** Virtual milliseconds since the epoch. */
  readonly startsAt: number;
  readonly accounts: CompleteAccountSeed["accounts"];
  readonly dts: DtsOptions;
  /** Virtual seconds until a grant takes effect. Default: 0. */
  readonly grantDelaySeconds?: number;
}

/** Something that changed the emulated cloud, or may have. `time` is virtual, in milliseconds since the epoch. */
export type JournalEvent = CallEvent | JobEvent | TimeEvent;

/** A call that reached its operation, whatever became of it: also a refused one may have used up an id. */
export interface CallEvent {
  readonly kind: "call";
  readonly time: number;
  /** Number of the call since the beginning. */
  readonly number: number;
  readonly requestId: string;
  readonly service: string;
  readonly action: string;
  readonly region?: string;
  readonly language?: "zh-CN" | "en-US";
  readonly sourceIp: string;
  readonly caller: Caller;
  /** As the operation got them, passwords and keys included. */
  readonly parameters: object;
}

/** Something done to a job by hand. */
export interface JobEvent {
  readonly kind: "job";
  readonly time: number;
  readonly change: string;
  readonly values: readonly unknown[];
}

/** How far the time and the numbers of calls had come. */
export interface TimeEvent {
  readonly kind: "time";
  readonly time: number;
  readonly number: number;
}

/** Everything that happened, in order. */
export interface Journal {
  readonly beginning: Beginning;
  readonly events: readonly JournalEvent[];
  add(event: JournalEvent): void;
}

/** @param write is told of each event before its effect, so that no effect is ever without its record. */
export function createJournal(
  beginning: Beginning,
  past: readonly JournalEvent[] = [],
  write: (event: JournalEvent) => void = () => undefined,
): Journal {
  const events = [...past];
  return {
    beginning,
    events,
    add: (event) => {
      write(event);
      events.push(event);
    },
  };
}

const reading = /^(Describe|Get|List)/;
/** Calls that read by their names and change something: they hand out keys. */
const writing = new Set(["sts:GetFederationToken", "sts:GetSessionToken"]);

/** Whether a call can be left out of the journal: nothing is different after it. */
export function isReading(service: string, action: string): boolean {
  return reading.test(action) && !writing.has(`${service}:${action}`);
}
