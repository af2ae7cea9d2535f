import type { CloudAccount } from "../../cloud/client";
import { problem, type Problem, ProblemError, renderProblem } from "../../core/messages";
import { differenceOf } from "./change-rules";
import { ownerOf, toLiveInputs, type LiveJob } from "./from-wire";
import { type SyncJobInputs, toJobReport } from "../../core/dts";
import { lastingDifferences } from "./lasting-differences";

/** A job that was made in the console, and the lines that say in which fields it differs from what is declared. */
export interface Adoption {
  readonly jobId: string;
  readonly differences: readonly string[];
}

/**
 * Looks at a job that is to be taken over, without changing anything.
 *
 * @throws {ProblemError} when there is no such job, another stack owns it, or no update can make it what is declared.
 */
export async function examineAdoption(account: CloudAccount, inputs: SyncJobInputs): Promise<Adoption> {
  const jobId = inputs.adopt ?? "";
  const job = await account.jobs.observe(jobId);
  if (!job) throw new ProblemError(problem("syncJob.adoptMissing", { jobId }, "adopt"));
  const live = { ...toLiveInputs(inputs, job), ...toJobReport(job) };
  const { explanations, obstacles = [] } = differenceOf(live, inputs, jobId);
  const lasting = lastingDifferences(job, inputs).map(({ path, actual, declared }) =>
    problem("syncJob.adoptOtherPair", { jobId, field: path, actual, declared }, path),
  );
  const reasons = [...foreignOwner(job, inputs), ...(lasting.length > 0 ? lasting : obstacles)];
  if (reasons.length > 0) throw new ProblemError(reasons);
  return { jobId, differences: explanations.map((explanation) => renderProblem(explanation)) };
}

function foreignOwner(job: LiveJob, inputs: SyncJobInputs): Problem[] {
  const owner = ownerOf(job);
  if (owner === undefined || owner === inputs.owner) return [];
  return [problem("syncJob.adoptOwned", { jobId: job.JobId ?? "", owner }, "adopt")];
}
