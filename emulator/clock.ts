/** The emulator's virtual time: expiry and progress follow it, signatures follow real time. */
export interface Clock {
  /** Virtual milliseconds since the epoch. */
  now(): number;
  /** Virtual seconds per real second; at 0 time moves only by `advance`. */
  readonly speed: number;
  setSpeed(speed: number): void;
  /**
   * Moves virtual time forward and fires every due timer in order.
   *
   * @throws {ClockError} beyond `lastMoment`
   */
  advance(milliseconds: number): void;
  /** Calls back once at that virtual time; a time in the past fires as soon as possible. Returns a function that cancels it. */
  at(time: number, callback: () => void): () => void;
  /** Fires the timers that are due; the gateway does so before each call, so that no answer is older than its time. */
  catchUp(): void;
  /** Runs work with the time frozen at the given moment, so that a replay is exact. */
  holding<Result>(time: number, work: () => Result): Result;
  /** Drops all timers. */
  stop(): void;
}

export interface ClockOptions {
  /** @default 1 */
  readonly speed?: number;
  /** Virtual time at the start, milliseconds since the epoch. @default the real time */
  readonly startsAt?: number;
}

interface Timer {
  readonly time: number;
  readonly callback: () => void;
}

/** A move of the virtual time that the clock refuses. */
export class ClockError extends Error {}

/** The clock stops here, because the wire has no dates after the year 9999. */
export const lastMoment = Date.parse("9999-12-31T00:00:00Z");

/** The longest delay that Node's timers can hold. */
const longestDelay = 2 ** 31 - 1;

export function createClock({ speed: firstSpeed = 1, startsAt = Date.now() }: ClockOptions = {}): Clock {
  /** Ordered by time; timers of the same time keep the order in which they were set. */
  const timers: Timer[] = [];
  let speed = firstSpeed;
  /** Virtual and real time at the start, or at the last change of the speed. */
  let origin = { virtual: startsAt, real: performance.now() };
  let firingAt: number | undefined;
  let alarm: NodeJS.Timeout | undefined;

  const elapsed = () =>
    Math.min(lastMoment, origin.virtual + Math.floor((performance.now() - origin.real) * speed));
  // A timer sees the time it was set for, so that chained timers keep their distances however late they fire.
  const now = () => firingAt ?? elapsed();

  function fireUntil(time: number): void {
    if (firingAt !== undefined) return;
    try {
      while (timers.length > 0 && timers[0]!.time <= time) {
        const timer = timers.shift()!;
        firingAt = timer.time;
        timer.callback();
      }
    } finally {
      firingAt = undefined;
      setAlarm();
    }
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    const next = timers[0];
    if (!next || speed === 0) return;
    const delay = Math.max(0, Math.ceil((next.time - elapsed()) / speed));
    alarm = setTimeout(() => fireUntil(elapsed()), Math.min(delay, longestDelay)).unref();
  }

  return {
    now,
    get speed() {
      return speed;
    },

    setSpeed: (next) => {
      origin = { virtual: elapsed(), real: performance.now() };
      speed = next;
      setAlarm();
    },

    advance: (milliseconds) => {
      if (!(elapsed() + milliseconds <= lastMoment)) {
        const furthest = new Date(lastMoment).toISOString();
        throw new ClockError(`the virtual time cannot move by ${milliseconds / 1000} s, beyond ${furthest}`);
      }
      origin = { ...origin, virtual: origin.virtual + milliseconds };
      fireUntil(elapsed());
    },

    at: (time, callback) => {
      const timer = { time: Math.max(time, now()), callback };
      const later = timers.findIndex((other) => other.time > timer.time);
      timers.splice(later < 0 ? timers.length : later, 0, timer);
      if (timers[0] === timer && firingAt === undefined) setAlarm();
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },

    catchUp: () => fireUntil(elapsed()),

    holding: (time, work) => {
      const outer = firingAt;
      firingAt = time;
      try {
        return work();
      } finally {
        firingAt = outer;
        if (outer === undefined) setAlarm();
      }
    },

    stop: () => {
      timers.length = 0;
      clearTimeout(alarm);
    },
  };
}
