/** A fault that replaces or changes the answer of a call. */
export type FaultKind =
  | { readonly errorCode: string; readonly message?: string }
  /** The answer of a proxy in between: this status and no envelope. */
  | { readonly httpStatus: number }
  /** The connection closes without an answer. */
  | { readonly drop: true }
  /** The real answer, that much later in real time. */
  | { readonly delayMilliseconds: number }
  /** Status 200 and half of the answer. */
  | { readonly malformed: true };

export interface Fault {
  /** Short name of the service. @default any */
  readonly service?: string;
  /** @default any */
  readonly action?: string;
  /** Only the nth matching call from now on, counted from 1. Instead of `times`. */
  readonly nth?: number;
  /** How many calls it hits; faults for the same calls apply one after the other. @default 1 */
  readonly times?: number;
  /**
   * `before`: the call has no effect, and its key is not checked. `after`: the call takes effect, and only the answer
   * is lost or changed. @default "before"
   */
  readonly effect?: "before" | "after";
  readonly kind: FaultKind;
}

/** The faults that are still due. */
export interface Faults {
  /** Returns a function that removes the fault. */
  add(fault: Fault): () => void;
  clear(): void;
  /** The fault for the call that starts now, if any. */
  take(call: { readonly service: string; readonly action: string }): Fault | undefined;
}

interface Armed {
  readonly fault: Fault;
  /** Matching calls so far, for `nth`. */
  seen: number;
  /** Calls changed so far, for `times`. */
  answered: number;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    add: (fault) => {
      const entry = { fault, seen: 0, answered: 0 };
      armed.push(entry);
      return () => {
        armed = armed.filter((other) => other !== entry);
      };
    },
    clear: () => {
      armed = [];
    },
    take: ({ service, action }) => {
      const matching = armed.filter(
        ({ fault }) => (fault.service ?? service) === service && (fault.action ?? action) === action,
      );
      for (const entry of matching) entry.seen += 1;
      const due = matching.find(({ fault, seen }) => fault.nth === undefined || fault.nth === seen);
      if (due) due.answered += 1;
      armed = armed.filter((entry) => !isSpent(entry));
      return due?.fault;
    },
  };
}

function isSpent({ fault: { nth, times = 1 }, seen, answered }: Armed): boolean {
  return nth === undefined ? answered >= times : seen >= nth;
}
