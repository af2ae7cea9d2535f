import { ApiError, type CloudAccount } from "../../cloud/client";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import type { ResourceContext } from "../host/resource-context";
import type { SyncJobInputs } from "../../core/dts";
import type { LiveJob } from "./from-wire";
import { fixedDifferences } from "./fixed-differences";
import { findJobsLeftBehind, findOwnedJobs } from "./owned-jobs";
import { toPurchase } from "./to-wire";

/**
 * The job of this resource: the one that an interrupted run has purchased, otherwise a new one. CreateSyncJob has no
 * client token, so every job has an ownership tag, which is looked up before each purchase and after a lost answer.
 */
export async function findOrPurchaseJob(
  account: CloudAccount,
  inputs: SyncJobInputs,
  context: ResourceContext,
): Promise<string> {
  const memory = context.memory.of(account);
  const left = onlyJob(inputs, await findJobsLeftBehind(account, inputs.owner, memory));
  if (left) {
    const jobId = left.JobId ?? "";
    provePurchasedAsDeclared(left, inputs);
    memory.foundJobs.add(jobId);
    context.progress.info(renderProblem(problem("syncJob.goingOn", { jobId })));
    return jobId;
  }
  if (!(await context.isEngineAlive())) throw new ProblemError(problem("engine.gone", {}));
  return purchaseJob(account, inputs, context.signal);
}

async function purchaseJob(
  account: CloudAccount,
  inputs: SyncJobInputs,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { JobIds } = await account.call("dts", "CreateSyncJob", toPurchase(inputs), {
      effect: "once",
      signal,
    });
    const jobId: unknown = Array.isArray(JobIds) ? JobIds[0] : undefined;
    if (typeof jobId === "string" && jobId !== "") return jobId;
    throw new ProblemError(problem("syncJob.purchaseUnclear", { jobName: inputs.jobName }));
  } catch (error) {
    const mayBePurchased = !(error instanceof ApiError) || error.mayHaveTakenEffect;
    const purchased = mayBePurchased && onlyJob(inputs, await findOwnedJobs(account, inputs.owner));
    if (purchased) return purchased.JobId ?? "";
    throw error;
  }
}

function onlyJob(inputs: SyncJobInputs, own: readonly LiveJob[]): LiveJob | undefined {
  if (own.length > 1) throw severalJobs(inputs, own);
  return own[0];
}

/**
 * Checks that a found job is as declared in everything that no update can change: the declaration may have changed since
 * the interruption.
 *
 * @throws {ProblemError} `syncJob.boughtOtherwise`: the job differs, and it is reported instead of silently abandoned.
 */
function provePurchasedAsDeclared(job: LiveJob, inputs: SyncJobInputs): void {
  const jobId = job.JobId ?? "";
  const problems = fixedDifferences(job, inputs).map(({ path, actual, declared }) =>
    problem("syncJob.boughtOtherwise", { jobId, field: path, actual, declared }, path),
  );
  if (problems.length > 0) throw new ProblemError(problems);
}

/** The error for several jobs of one owner. None is chosen: each may cost money, and the choice may be wrong. */
function severalJobs({ owner }: SyncJobInputs, jobs: readonly LiveJob[]): ProblemError {
  const jobIds = jobs.map(({ JobId }) => JobId).join(", ");
  return new ProblemError(problem("syncJob.severalOwned", { owner, jobIds }));
}
