import { ApiError, type CloudAccount } from "../../client";
import { problem, ProblemError } from "../../messages";
import type { ResourceContext } from "../host/resource-context";
import type { SyncJobInputs } from "./inputs";
import type { LiveJob } from "./from-wire";
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
    context.progress.info(`job ${bought} was bought by an interrupted run: going on with it`);
    return bought;
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
    if (bought) return bought;
    throw error;
  }
}

function onlyJob(inputs: SyncJobInputs, own: readonly LiveJob[]): string | undefined {
  if (own.length > 1) throw severalJobs(inputs, own);
  return own[0]?.JobId;
}

/** Never guessed at: each of them may cost money, and one of them may be the wrong one. */
function severalJobs({ owner }: SyncJobInputs, jobs: readonly LiveJob[]): ProblemError {
  const jobIds = jobs.map(({ JobId }) => JobId).join(", ");
  return new ProblemError(problem("syncJob.severalOwned", { owner, jobIds }));
}
