import type { CloudAccount } from "../../cloud/client";
import { problem, ProblemError } from "../../core/messages";

export interface PollOptions {
  readonly account: CloudAccount;
  readonly jobId: string;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** The pauses between two polls: short at first, then longer. Milliseconds. */
const pauses = { first: 200, longest: 2_000, growth: 1.5 };

/**
 * Polls until there is an answer, for what the status of the job does not show.
 *
 * @throws {ProblemError} `service.waitedTooLong` at the deadline.
 */
export async function poll<Answer>(
  { account, jobId, signal, deadline }: PollOptions,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  const startedAt = account.clock.now();
  for (let pause = pauses.first; ; pause = Math.min(pause * pauses.growth, pauses.longest)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    const now = account.clock.now();
    if (now >= deadline) {
      const seconds = Math.round((now - startedAt) / 1000);
      throw new ProblemError(problem("service.waitedTooLong", { jobId, seconds, status: "-" }));
    }
    await account.clock.sleep(pause, signal);
  }
}
