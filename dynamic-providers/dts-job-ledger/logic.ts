import { markedJobs, ownerOfJob, type SyncJobInfo } from "../../cloud/client";
import { isDestroyed } from "../../core/dts";
import { type Connection, type HostInputs, ownershipTagKey } from "../../core/state";
import { problem, ProblemError } from "../../core/messages";
import { changeOfConnection, changeOfSet, differenceByRules } from "../host/changes";
import { confirmKeys } from "../host/confirm-keys";
import type { ResourceLogic } from "../host/resource-logic";

export interface JobLedgerInputs extends HostInputs {
  readonly connection: Connection;
  readonly regions: readonly string[];
  readonly ownerPrefix: string;
}

export interface JobLedgerOutputs extends JobLedgerInputs {
  /** Every region that `regions` has ever contained. */
  readonly everRegions: readonly string[];
}

/**
 * The logic of a stack's job ledger. A job takes minutes from CreateSyncJob to Running, and only then Pulumi's state
 * contains it: a run that is killed in between leaves a job that a destroy would miss silently. The ledger is in the
 * state before the first purchase.
 */
export const jobLedgerLogic: ResourceLogic<JobLedgerInputs, JobLedgerOutputs> = {
  check: (inputs, context, olds) => {
    // The jobs need this answer; asking now overlaps with the grants' own calls. The jobs report a failure.
    confirmKeys(inputs, context, olds).catch(() => undefined);
    return Promise.resolve([]);
  },

  diff: (olds, news) =>
    differenceByRules(
      { connection: changeOfConnection, regions: changeOfSet, ownerPrefix: "update" },
      olds,
      news,
    ),

  create: (inputs) =>
    Promise.resolve({ id: inputs.ownerPrefix, outputs: { ...inputs, everRegions: inputs.regions } }),

  read: (_id, outputs) => Promise.resolve(outputs),

  update: (_id, olds, news) =>
    Promise.resolve({ ...news, everRegions: [...new Set([...olds.everRegions, ...news.regions])] }),

  delete: async (_id, { connection, everRegions, ownerPrefix }, context) => {
    const left: string[] = [];
    for (const region of everRegions) {
      const account = await context.account({ ...connection, region });
      const jobs = await markedJobs(account, context.signal);
      left.push(...jobs.filter((job) => isLeft(job, ownerPrefix)).map(({ JobId }) => `${JobId} (${region})`));
    }
    if (left.length === 0) return;
    throw new ProblemError(problem("jobLedger.jobsLeft", { jobIds: left.join(", "), tag: ownershipTagKey }));
  },
};

function isLeft(job: SyncJobInfo, ownerPrefix: string): boolean {
  return Boolean(ownerOfJob(job)?.startsWith(ownerPrefix)) && !isDestroyed(job.TradeStatus);
}
