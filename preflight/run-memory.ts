/** How long an answer counts as this run's; milliseconds. */
const lifetime = 120_000;

interface Remembered {
  readonly at: number;
  readonly answer: Promise<unknown>;
}

const memories = new WeakMap<object, Map<string, Remembered>>();

/**
 * Asks once for each key of a run and shares the answer; a failure, or an answer that is not worth keeping, is asked
 * again. It lives in the memory of this process only.
 */
export function rememberedInRun<Answer>(
  holder: object,
  key: string,
  ask: () => Promise<Answer>,
  isWorthKeeping: (answer: Answer) => boolean = () => true,
): Promise<Answer> {
  const memory = memories.get(holder) ?? new Map<string, Remembered>();
  memories.set(holder, memory);
  const known = memory.get(key);
  if (known && Date.now() - known.at < lifetime) return known.answer as Promise<Answer>;
  const answer = ask();
  memory.set(key, { at: Date.now(), answer });
  const forget = () => {
    if (memory.get(key)?.answer === answer) memory.delete(key);
  };
  answer.then((given) => isWorthKeeping(given) || forget(), forget);
  return answer;
}
