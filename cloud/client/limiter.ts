import type { Clock } from "./clock";

/** The share of a published limit that we use; the rest is for network jitter and for users of the console. */
const usedShare = 0.95;
const decreaseFactor = 0.5;
const smallestFactor = 1 / 16;
/** The share of the full rate that is regained with each second without throttling. */
const recoveryPerSecond = 0.05;

interface Waiter {
  readonly release: () => void;
}

/**
 * Spaces the calls of one action of one account evenly, with a small burst, so that the service never receives more
 * than its limit in any second. When the service still throttles, because others use the account too, it halves the
 * rate, which then recovers steadily.
 */
export class Limiter {
  private readonly fullRate: number;
  private readonly burst: number;
  private readonly waiters: Waiter[] = [];
  private isReleasing = false;
  private factor = 1;
  private factorSetAt: number;
  /** When the next call is due without a burst. */
  private nextAt = 0;

  /** @param limit - published limit, requests per second */
  constructor(
    limit: number,
    private readonly clock: Clock,
  ) {
    this.fullRate = limit * usedShare;
    this.burst = Math.max(1, limit - Math.ceil(this.fullRate));
    this.factorSetAt = clock.now();
  }

  /** The current rate, calls per second. */
  get rate(): number {
    const recovered = this.factor + ((this.clock.now() - this.factorSetAt) / 1000) * recoveryPerSecond;
    return this.fullRate * Math.min(1, recovered);
  }

  /** Resolves when it is this call's turn, in order of arrival; rejects with the signal's reason. */
  acquire(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const leave = () => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = {
        release: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.waiters.push(waiter);
      if (!this.isReleasing) void this.releaseInTurn();
    });
  }

  /**
   * Slows down, because the service throttled a call.
   *
   * @param acquiredAt - when that call was released: a call released before the last slow-down is ignored
   */
  throttled(acquiredAt: number): void {
    if (this.factor < 1 && acquiredAt <= this.factorSetAt) return;
    const now = this.clock.now();
    this.factor = Math.max(smallestFactor, (this.rate / this.fullRate) * decreaseFactor);
    this.factorSetAt = now;
    this.nextAt = Math.max(this.nextAt, now) + this.spacing * this.burst;
  }

  private async releaseInTurn(): Promise<void> {
    this.isReleasing = true;
    while (this.waiters.length > 0) {
      const now = this.clock.now();
      const wait = this.nextAt - this.spacing * (this.burst - 1) - now;
      if (wait > 0) {
        await this.clock.sleep(Math.ceil(wait));
      } else {
        this.nextAt = Math.max(this.nextAt, now) + this.spacing;
        this.waiters.shift()?.release();
      }
    }
    this.isReleasing = false;
  }

  /** Milliseconds between two calls. */
  private get spacing(): number {
    return 1000 / this.rate;
  }
}
