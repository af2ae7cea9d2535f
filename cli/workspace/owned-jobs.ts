import { type Cloud, markedJobs, ownerOfJob } from "../../cloud/client";
import { isDestroyed } from "../../core/dts";
import type { TargetConfiguration } from "../../stacks/config";

/** A job that carries a stack's mark. */
export interface OwnedJob {
  readonly jobId: string;
  readonly region: string;
  /** The value of its ownership tag. */
  readonly owner: string;
}

/**
 * The jobs that carry the mark of a target stack, in every region of its jobs. Read-only, with the executor's credentials. A
 * job that no state knows is left where the state of job and ledger was deleted.
 *
 * @throws {ProblemError} when the jobs cannot be listed
 */
export async function findOwnedJobs(
  cloud: Cloud,
  { accountUin, region, executor, jobs }: TargetConfiguration,
  { project, stack }: { readonly project: string; readonly stack: string },
): Promise<OwnedJob[]> {
  const { credentials } = executor;
  // The organization depends on the backend, which the files do not name.
  const isOurs = (owner: string) =>
    owner.split("/").slice(1, 3).join("/") === `${project}/${stack.split("/").at(-1)}`;
  const regions = [...new Set([region, ...jobs.map(({ target }) => target.region)])];
  const found = await Promise.all(
    regions.map(async (each) => {
      const marked = await markedJobs(cloud.account({ accountUin, region: each, credentials }));
      return marked
        .filter(({ TradeStatus }) => !isDestroyed(TradeStatus))
        .map((job) => ({ jobId: job.JobId ?? "", region: each, owner: ownerOfJob(job) ?? "" }));
    }),
  );
  return found.flat().filter(({ owner }) => isOurs(owner));
}
