/** One request that reached the emulator, whatever its outcome. */
export interface CallRecord {
  /** 1 for the first call since the start. */
  readonly number: number;
  /** Virtual milliseconds since the epoch. */
  readonly time: number;
  /** Undefined where version and action name no operation. */
  readonly service: string | undefined;
  readonly action: string | undefined;
  readonly region: string | undefined;
  /** UIN of the main account, sub-user or, for a role session, the identity that took the role. */
  readonly callerUin: string | undefined;
  /** The SecretId in the request, which may be unknown. */
  readonly keyId: string | undefined;
  /** As sent, secrets replaced by `***`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `ok`, the code of the refusal, or `fault: <kind>` where a fault answered without one. Empty while it runs. */
  readonly outcome: string;
  readonly requestId: string;
  /** A remark, such as that the emulator does not implement a published action. */
  readonly note?: string;
}

/** Called for every routed call twice: before its effect, and after its effect but before its answer is sent. */
export type CallListener = (event: CallEvent) => void | Promise<void>;

export interface CallEvent extends Omit<CallRecord, "service" | "action"> {
  readonly phase: "before" | "after";
  readonly service: string;
  readonly action: string;
}

/** The emulator's record of its calls. */
export interface CallLog {
  /** The latest ones, oldest first. */
  readonly records: readonly CallRecord[];
  /** Every secret that a call has carried, to hide it in the records of later calls. */
  readonly secrets: Set<string>;
  begin(time: number, requestId: string): CallEntry;
  /** Number of calls, including those before this log. */
  readonly count: number;
  /** Continues counting from another number, after another state was loaded. */
  countFrom(count: number): void;
  /** The answer waits for the listener. Returns a function that stops listening. */
  listen(listener: CallListener): () => void;
  notify(phase: CallEvent["phase"], entry: CallEntry): Promise<void>;
}

/** A record while its call runs. */
export type CallEntry = { -readonly [Field in keyof CallRecord]: CallRecord[Field] };

/** Number of records kept, so that a long run does not fill the memory. */
const capacity = 10_000;

/** @param before number of calls before this log */
export function createCallLog(before = 0): CallLog {
  const records: CallEntry[] = [];
  const listeners = new Set<CallListener>();
  let count = before;
  return {
    records,
    secrets: new Set(),
    get count() {
      return count;
    },
    countFrom: (next) => {
      count = next;
    },

    begin: (time, requestId) => {
      count += 1;
      const entry: CallEntry = {
        number: count,
        time,
        service: undefined,
        action: undefined,
        region: undefined,
        callerUin: undefined,
        keyId: undefined,
        parameters: {},
        outcome: "",
        requestId,
      };
      records.push(entry);
      if (records.length > capacity) records.shift();
      return entry;
    },

    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    notify: async (phase, entry) => {
      const { service = "", action = "" } = entry;
      for (const listener of listeners) await listener({ ...entry, service, action, phase });
    },
  };
}
