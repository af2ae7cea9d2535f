import { problem, ProblemError } from "../../core/messages";
import type { WaveLimiter } from "../host/wave-limiter";
import type { SyncJobInputs } from "../../core/dts";

/**
 * Brings a job to Running as part of a wave: a limited number at the same time, in the order of their size, and no
 * further job once too many have failed. Without a wave, the work starts at once.
 *
 * @param volume gigabytes of the source instance, for a job that declares no size
 * @throws {ProblemError} `syncJob.waveStopped` for a job that was not started
 */
export function inWave<Result>(
  { wave, jobName }: SyncJobInputs,
  volume: number | undefined,
  waves: WaveLimiter,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!wave) return work();
  const { maxParallelJobs, order, stopAtFailureRate, sizeGigabytes = volume ?? 0 } = wave;
  return waves.run(
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
