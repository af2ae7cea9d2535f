/** What one piece of work asks of the limiter. */
export interface WavePlace {
  /** The most works that may run at the same time, this one included. */
  readonly maxParallel: number;
  /** Of the waiting works, the lowest rank starts first. */
  readonly rank: number;
  /** Percent of the finished works that may have failed; above it no further work is started. Default: all. */
  readonly stopAtFailureRate?: number;
  /** The error of this work when it is not started any more. */
  refusal(failed: number, ended: number): Error;
}

/** With fewer finished works a failure rate means nothing. */
const enoughToJudge = 5;

interface WaitingWork extends WavePlace {
  start(): void;
  refuse(error: Error): void;
}

/** Runs a limited number of works at the same time, and starts no further one when too many have failed. */
export class WaveLimiter {
  private readonly waiting: WaitingWork[] = [];
  private running = 0;
  private ended = 0;
  private failed = 0;

  /** Runs the work when its turn comes. Returns its result, or rejects with its error or its refusal. */
  async run<Result>(place: WavePlace, work: () => Promise<Result>): Promise<Result> {
    await this.turnOf(place);
    try {
      return await work();
    } catch (error) {
      this.failed += 1;
      throw error;
    } finally {
      this.running -= 1;
      this.ended += 1;
      this.startNext();
    }
  }

  private turnOf(place: WavePlace): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...place, start: resolve, refuse: reject });
      this.waiting.sort((one, other) => one.rank - other.rank);
      this.startNext();
    });
  }

  private startNext(): void {
    for (let [next] = this.waiting; next; [next] = this.waiting) {
      const isStopped = this.isStoppedFor(next);
      if (!isStopped && this.running >= next.maxParallel) return;
      this.waiting.shift();
      if (isStopped) {
        next.refuse(next.refusal(this.failed, this.ended));
      } else {
        this.running += 1;
        next.start();
      }
    }
  }

  private isStoppedFor({ stopAtFailureRate = 100 }: WavePlace): boolean {
    return this.ended >= enoughToJudge && (100 * this.failed) / this.ended > stopAtFailureRate;
  }
}
