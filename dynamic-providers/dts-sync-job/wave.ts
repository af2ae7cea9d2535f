import { problem, ProblemError } from "../../core/messages";
import type { Gate } from "../host/gate";
import type { SyncJobInputs } from "../../core/dts";

/**
 * Does what brings a job to Running in its wave: only so many at the same time, in the order of their size, and no more
 * of them once too many have failed. Without waves, at once.
 *
 * @param volume gigabytes of the source instance, where the job says no size
 * @throws {ProblemError} `syncJob.waveStopped` for a job that was not begun
 */
export function inWave<Result>(
  { wave, jobName }: SyncJobInputs,
  volume: number | undefined,
  gate: Gate,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!wave) return work();
  const { maxParallelJobs, order, stopAtFailureRate, sizeGigabytes = volume ?? 0 } = wave;
  return gate.pass(
    {
      maxParallel: maxParallelJobs,
      rank: order === "largestFirst" ? -sizeGigabytes : sizeGigabytes,
      stopAtFailureRate,
      refusal: (failed, ended) =>
        new ProblemError(
          problem("syncJob.waveStopped", { jobName, failed, ended, rate: stopAtFailureRate ?? 100 }),
        ),
    },
    work,
  );
}
