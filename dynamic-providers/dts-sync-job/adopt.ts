import { type CloudAccount, ownerOfJob } from "../../cloud/client";
import { problem, type Problem, ProblemError, renderProblem } from "../../core/messages";
import { differenceOf } from "./change-rules";
import { toLiveInputs, type LiveJob } from "./from-wire";
import { type SyncJobInputs, toJobReport } from "../../core/dts";
import { fixedDifferences } from "./fixed-differences";

/** A job that was created in the console, and one line for each field that differs from the declaration. */
export interface Adoption {
  readonly jobId: string;
  readonly differences: readonly string[];
}

/**
 * Examines a job to adopt, without changing it.
 *
 * @throws {ProblemError} when the job does not exist, another stack owns it, or no update can make it as declared.
 */
export async function examineAdoption(account: CloudAccount, inputs: SyncJobInputs): Promise<Adoption> {
  const jobId = inputs.adopt ?? "";
  const job = await account.jobs.observe(jobId);
  if (!job) throw new ProblemError(problem("syncJob.adoptMissing", { jobId }, "adopt"));
  const live = { ...toLiveInputs(inputs, job), ...toJobReport(job) };
  const { explanations, obstacles = [] } = differenceOf(live, inputs, jobId);
  const fixed = fixedDifferences(job, inputs).map(({ path, actual, declared }) =>
    problem("syncJob.adoptOtherPair", { jobId, field: path, actual, declared }, path),
  );
  const reasons = [...foreignOwner(job, inputs), ...(fixed.length > 0 ? fixed : obstacles)];
  if (reasons.length > 0) throw new ProblemError(reasons);
  return { jobId, differences: explanations.map((explanation) => renderProblem(explanation)) };
}

function foreignOwner(job: LiveJob, inputs: SyncJobInputs): Problem[] {
  const owner = ownerOfJob(job);
  if (owner === undefined || owner === inputs.owner) return [];
  return [problem("syncJob.adoptOwned", { jobId: job.JobId ?? "", owner }, "adopt")];
}
