import type { DtsOptions } from "../dts";
import type { CompleteAccountSeed } from "../accounts/account-seed";
import type { Caller } from "../service";

/** The initial state of the emulated cloud; with the events after it, it determines the whole state. */
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

/** An event that may have changed the emulated cloud. `time` is virtual, in milliseconds since the epoch. */
export type JournalEvent = CallEvent | JobEvent | TimeEvent;

/** A call that reached its operation, refused ones included, because they may have used an id. */
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
  /** As the operation received them, passwords and keys included. */
  readonly parameters: object;
}

/** An out-of-band change of a job. */
export interface JobEvent {
  readonly kind: "job";
  readonly time: number;
  readonly change: string;
  readonly values: readonly unknown[];
}

/** The virtual time and the number of the last call. */
export interface TimeEvent {
  readonly kind: "time";
  readonly time: number;
  readonly number: number;
}

/** All events, in order. */
export interface Journal {
  readonly beginning: Beginning;
  readonly events: readonly JournalEvent[];
  add(event: JournalEvent): void;
}

/** @param write receives each event before its effect, so that every effect has a record */
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
/** Calls whose names read but that change state: they issue keys. */
const writing = new Set(["sts:GetFederationToken", "sts:GetSessionToken"]);

/** Whether a call changes nothing, so that the journal can omit it. */
export function isReading(service: string, action: string): boolean {
  return reading.test(action) && !writing.has(`${service}:${action}`);
}
