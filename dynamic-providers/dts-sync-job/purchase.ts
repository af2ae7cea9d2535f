import { ApiError, type CloudAccount } from "../../cloud/client";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import type { ResourceContext } from "../host/resource-context";
import type { SyncJobInputs } from "../../core/dts";
import type { LiveJob } from "./from-wire";
import { lastingDifferences } from "./lasting-differences";
import { noteMoved } from "./moved-jobs";
import { findJobsLeftBehind, findOwnJobs } from "./own-jobs";
import { toPurchase } from "./to-wire";

/**
 * The job of this resource: the one that an interrupted run has bought, else a new one. CreateSyncJob takes no client
 * token, so every job carries an ownership tag, which is looked up before each purchase and after a lost answer.
 */
export async function findOrBuyJob(
  account: CloudAccount,
  inputs: SyncJobInputs,
  context: ResourceContext,
): Promise<string> {
  const bought = onlyJob(inputs, await findJobsLeftBehind(account, inputs.owner));
  if (bought) {
    const jobId = bought.JobId ?? "";
    proveBoughtAsDeclared(bought, inputs);
    noteMoved(account, jobId);
    context.progress.info(renderProblem(problem("syncJob.goingOn", { jobId })));
    return jobId;
  }
  if (!(await context.isEngineAlive())) throw new ProblemError(problem("engine.gone", {}));
  return buyJob(account, inputs, context.signal);
}

async function buyJob(account: CloudAccount, inputs: SyncJobInputs, signal: AbortSignal): Promise<string> {
  try {
    const { JobIds } = await account.call("dts", "CreateSyncJob", toPurchase(inputs), {
      effect: "once",
      signal,
    });
    const jobId = JobIds?.[0];
    if (!jobId) throw new ProblemError(problem("syncJob.purchaseUnclear", { jobName: inputs.jobName }));
    return jobId;
  } catch (error) {
    const bought =
      error instanceof ApiError &&
      error.mayHaveTakenEffect &&
      onlyJob(inputs, await findOwnJobs(account, inputs.owner));
    if (bought) return bought.JobId ?? "";
    throw error;
  }
}

function onlyJob(inputs: SyncJobInputs, own: readonly LiveJob[]): LiveJob | undefined {
  if (own.length > 1) throw severalJobs(inputs, own);
  return own[0];
}

/**
 * The declaration may have changed since the interruption, in what no update can change.
 *
 * @throws {ProblemError} `syncJob.boughtOtherwise`: the job is not what is asked for, and it is not left behind unsaid.
 */
function proveBoughtAsDeclared(job: LiveJob, inputs: SyncJobInputs): void {
  const jobId = job.JobId ?? "";
  const problems = lastingDifferences(job, inputs).map(({ path, actual, declared }) =>
    problem("syncJob.boughtOtherwise", { jobId, field: path, actual, declared }, path),
  );
  if (problems.length > 0) throw new ProblemError(problems);
}

/** Never guessed at: each of them may cost money, and one of them may be the wrong one. */
function severalJobs({ owner }: SyncJobInputs, jobs: readonly LiveJob[]): ProblemError {
  const jobIds = jobs.map(({ JobId }) => JobId).join(", ");
  return new ProblemError(problem("syncJob.severalOwned", { owner, jobIds }));
}
