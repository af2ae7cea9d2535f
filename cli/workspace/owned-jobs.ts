import type { Cloud } from "../../cloud/client";
import { ownershipTagKey } from "../../core/state";
import type { TargetConfiguration } from "../../stacks/config";

/** A job that carries a stack's mark. */
export interface OwnedJob {
  readonly jobId: string;
  readonly region: string;
  /** The value of its ownership tag. */
  readonly owner: string;
}

/** The most jobs that DescribeSyncJobs returns at once. Source: `Limit` of the DTS API 2021-12-06. */
const pageSize = 100;
/** A job that is being destroyed is no longer paid for. */
const endedTrades: readonly (string | undefined)[] = ["Offlining", "Offlined"];

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
    regions.map((each) => markedJobs(cloud, { accountUin, region: each, credentials })),
  );
  return found.flat().filter(({ owner }) => isOurs(owner));
}

async function markedJobs(
  cloud: Cloud,
  connection: { readonly accountUin: string; readonly region: string; readonly credentials: string },
): Promise<OwnedJob[]> {
  const account = cloud.account(connection);
  const marked: OwnedJob[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const request = { TagFilters: [{ TagKey: ownershipTagKey }], Offset: offset, Limit: pageSize };
    const { JobList } = await account.call("dts", "DescribeSyncJobs", request);
    const jobs = JobList ?? [];
    for (const { JobId: jobId = "", Tags, TradeStatus } of jobs) {
      const owner = Tags?.find(({ TagKey }) => TagKey === ownershipTagKey)?.TagValue ?? "";
      if (!endedTrades.includes(TradeStatus)) marked.push({ jobId, region: connection.region, owner });
    }
    if (jobs.length < pageSize) return marked;
  }
}
