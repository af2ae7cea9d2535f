import type { CloudAccount } from "../client";

/** How long an answer counts as this run's; milliseconds. */
const usualLifetime = 120_000;

interface Remembered {
  readonly at: number;
  readonly answer: Promise<unknown>;
}

export interface MemoryOptions<Answer> {
  /** How long an answer is kept; milliseconds. Default: two minutes. */
  readonly lifetime?: number;
  /** Whether an answer is kept at all. Default: every one. */
  readonly isWorthKeeping?: (answer: Answer) => boolean;
  /** How long a failure is kept; milliseconds. Default: 0, asked again. */
  readonly failureLifetime?: number;
}

const memories = new WeakMap<CloudAccount, Map<string, Remembered>>();

/**
 * Asks once for each key of a run and shares the answer; what is not worth keeping is asked again. It lives in the memory
 * of this process only.
 */
export function rememberedInRun<Answer>(
  account: CloudAccount,
  key: string,
  ask: () => Promise<Answer>,
  { lifetime = usualLifetime, isWorthKeeping = () => true, failureLifetime = 0 }: MemoryOptions<Answer> = {},
): Promise<Answer> {
  const { clock } = account;
  const memory = memories.get(account) ?? new Map<string, Remembered>();
  memories.set(account, memory);
  const known = memory.get(key);
  if (known && clock.now() - known.at < lifetime) return known.answer as Promise<Answer>;
  const answer = ask();
  memory.set(key, { at: clock.now(), answer });
  const keepFor = (rest: number) => {
    if (memory.get(key)?.answer !== answer) return;
    if (rest > 0) memory.set(key, { at: clock.now() - lifetime + rest, answer });
    else memory.delete(key);
  };
  answer.then(
    (given) => isWorthKeeping(given) || keepFor(0),
    () => keepFor(failureLifetime),
  );
  return answer;
}
