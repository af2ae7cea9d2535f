/** What one piece of work asks of the gate. */
export interface Passage {
  /** The most that may be at work at the same time, this one included. */
  readonly maxParallel: number;
  /** Among those who wait, the lowest goes first. */
  readonly rank: number;
  /** Percent of the finished works that may have failed; above it nobody else is let in. Default: all. */
  readonly stopAtFailureRate?: number;
  /** Why this one is not let in any more. */
  refusal(failed: number, ended: number): Error;
}

/** Fewer finished works say nothing about a rate. */
const enoughToJudge = 5;

interface Waiter extends Passage {
  enter(): void;
  refuse(error: Error): void;
}

/** Lets a limited number of works go on at the same time, and nobody any more when too many of them have failed. */
export class Gate {
  private readonly waiters: Waiter[] = [];
  private working = 0;
  private ended = 0;
  private failed = 0;

  /** The work's own result, or its refusal. */
  async pass<Result>(passage: Passage, work: () => Promise<Result>): Promise<Result> {
    await this.enter(passage);
    try {
      return await work();
    } catch (error) {
      this.failed += 1;
      throw error;
    } finally {
      this.working -= 1;
      this.ended += 1;
      this.letIn();
    }
  }

  private enter(passage: Passage): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ ...passage, enter: resolve, refuse: reject });
      this.waiters.sort((one, other) => one.rank - other.rank);
      this.letIn();
    });
  }

  private letIn(): void {
    for (let [next] = this.waiters; next; [next] = this.waiters) {
      const isClosed = this.isClosedFor(next);
      if (!isClosed && this.working >= next.maxParallel) return;
      this.waiters.shift();
      if (isClosed) {
        next.refuse(next.refusal(this.failed, this.ended));
      } else {
        this.working += 1;
        next.enter();
      }
    }
  }

  private isClosedFor({ stopAtFailureRate = 100 }: Passage): boolean {
    return this.ended >= enoughToJudge && (100 * this.failed) / this.ended > stopAtFailureRate;
  }
}
