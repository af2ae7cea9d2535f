import type { CloudAccount } from "../client";

/** How long CAM may take to apply a grant; undocumented, users report up to a minute. Milliseconds. */
export const grantPatience = 60_000;

/**
 * What one run has learned, so that it does not ask the service or print a text twice. It is created with the provider
 * process (or with a command), shared by all resources of the run, and ends with it; it is never stored.
 */
export class RunMemory {
  private readonly accounts = new Map<CloudAccount, AccountMemory>();
  private readonly grantedAt = new Map<string, number>();
  private readonly printed = new Set<string>();

  /** What the run has learned about one account. */
  of(account: CloudAccount): AccountMemory {
    const known = this.accounts.get(account) ?? new AccountMemory(account);
    this.accounts.set(account, known);
    return known;
  }

  /** Notes that this run has just given an identity of the account a permission. */
  noteGrant(accountUin: string, now: number): void {
    this.grantedAt.set(accountUin, now);
  }

  /** How long a grant of this run may still explain a refusal, in milliseconds; 0 when there was none. */
  patienceWith(accountUin: string, now: number): number {
    const since = now - (this.grantedAt.get(accountUin) ?? -Infinity);
    return Math.max(0, grantPatience - since);
  }

  /** Returns true for a text that this run has not printed yet, and notes it as printed. */
  isNews(text: string): boolean {
    const { size } = this.printed;
    return this.printed.add(text).size > size;
  }
}

/** How long an answer is shared; milliseconds. */
const usualLifetime = 120_000;

export interface SharingOptions<Answer> {
  /** How long an answer is shared; milliseconds. Default: two minutes. */
  readonly lifetime?: number;
  /** Whether an answer is shared at all. Default: every one. */
  readonly isWorthKeeping?: (answer: Answer) => boolean;
  /** How long a failure is shared; milliseconds. Default: 0, the next caller asks again. */
  readonly failureLifetime?: number;
}

interface SharedAnswer {
  readonly at: number;
  readonly answer: Promise<unknown>;
}

/** What a run has learned about one account. */
export class AccountMemory {
  /**
   * Jobs that a resource of this run has found instead of purchasing one. When a resource was renamed without an alias,
   * the engine then deletes the old resource: its job is this one, and must stay.
   */
  readonly foundJobs = new Set<string>();
  /** The shortest time that each step took for a job of this run, in milliseconds, by the call that starts it. */
  readonly shortestSteps = new Map<string, number>();
  private readonly answers = new Map<string, SharedAnswer>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly account: CloudAccount) {}

  /** Counts how often the run has come here: 1 for the first time. */
  count(key: string): number {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }

  /** Asks once for each key and shares the answer with every later caller. */
  share<Answer>(
    key: string,
    ask: () => Promise<Answer>,
    {
      lifetime = usualLifetime,
      isWorthKeeping = () => true,
      failureLifetime = 0,
    }: SharingOptions<Answer> = {},
  ): Promise<Answer> {
    const { clock } = this.account;
    const known = this.answers.get(key);
    if (known && clock.now() - known.at < lifetime) return known.answer as Promise<Answer>;
    const answer = ask();
    this.answers.set(key, { at: clock.now(), answer });
    const keepFor = (rest: number) => {
      if (this.answers.get(key)?.answer !== answer) return;
      if (rest > 0) this.answers.set(key, { at: clock.now() - lifetime + rest, answer });
      else this.answers.delete(key);
    };
    answer.then(
      (given) => isWorthKeeping(given) || keepFor(0),
      () => keepFor(failureLifetime),
    );
    return answer;
  }
}
