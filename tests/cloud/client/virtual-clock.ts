import type { Clock } from "../../../cloud/client";

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** A clock that stands still until `run` moves it from timer to timer. */
export class VirtualClock implements Clock {
  private time = 0;
  private timers: Timer[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const abort = () => {
        this.timers = this.timers.filter((other) => other !== timer);
        reject(signal?.reason as Error);
      };
      const timer: Timer = {
        at: this.time + milliseconds,
        fire: () => {
          signal?.removeEventListener("abort", abort);
          resolve();
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.timers.push(timer);
    });
  }

  /** How many sleep right now. */
  get sleepers(): number {
    return this.timers.length;
  }

  /** Advances time until the work resolves or rejects. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    let isSettled = false;
    const settle = () => (isSettled = true);
    work.then(settle, settle);
    await allQueuedWork();
    while (!isSettled) {
      const [next] = this.timers.sort((one, other) => one.at - other.at);
      if (!next) throw new Error("the work waits for something that is no timer");
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.fire();
      await allQueuedWork();
    }
    return work;
  }

  /** Moves time on by so much. */
  runFor(milliseconds: number): Promise<void> {
    return this.run(this.sleep(milliseconds));
  }
}

function allQueuedWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
