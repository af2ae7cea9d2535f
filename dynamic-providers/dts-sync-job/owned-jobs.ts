import { type CloudAccount, ownerOfJob } from "../../cloud/client";
import { type AccountMemory, aloneOrListed } from "../../cloud/preflight";
import { isDestroyed } from "../../core/dts";
import { ownershipTagKey } from "../../core/state";
import type { LiveJob } from "./from-wire";

const pageSize = 100;
/** A longer list is not fetched: every owner is then looked up alone. */
const mostPages = 30;
/** How old the list may be when a purchase relies on it. Milliseconds. */
const listLifetime = 60_000;

/** The jobs that have this owner's tag, asked for now. */
export async function findOwnedJobs(account: CloudAccount, owner: string): Promise<readonly LiveJob[]> {
  const request = { TagFilters: [{ TagKey: ownershipTagKey, TagValue: [owner] }], Limit: pageSize };
  const { JobList } = await account.call("dts", "DescribeSyncJobs", request, { effect: "read" });
  return (JobList ?? []).filter(({ TradeStatus }) => !isDestroyed(TradeStatus));
}

/**
 * The owner's jobs before a purchase, in a run that purchases many: one list shows for all owners whether they have a
 * job. Only an earlier run can have left a job, so the list need not be newer than this run. An owner on the list is
 * looked up again.
 */
export function findJobsLeftBehind(
  account: CloudAccount,
  owner: string,
  memory: AccountMemory,
): Promise<readonly LiveJob[]> {
  return aloneOrListed(memory, {
    list: "owners of jobs",
    lifetime: listLifetime,
    one: () => findOwnedJobs(account, owner),
    all: () => listOwners(account),
    within: (owners) => (owners === "unclear" || owners.has(owner) ? undefined : []),
  });
}

/** Lists the oldest jobs first, so that a purchase in the meantime moves no job to another page. */
async function listOwners(account: CloudAccount): Promise<ReadonlySet<string> | "unclear"> {
  const owners = new Set<string>();
  let before = 0;
  for (let page = 0; page < mostPages; page++) {
    const request = { Order: "CreateTime", OrderSeq: "ASC", Offset: page * pageSize, Limit: pageSize };
    const { JobList, TotalCount: total = 0 } = await account.call("dts", "DescribeSyncJobs", request, {
      effect: "read",
    });
    const jobs = JobList ?? [];
    // Without tags the list proves nothing, nor when a job has vanished and another may have moved to an earlier page.
    if (total < before || jobs.some(({ Tags }) => !Tags)) return "unclear";
    before = total;
    for (const job of jobs) {
      const owner = ownerOfJob(job);
      if (owner) owners.add(owner);
    }
    if ((page + 1) * pageSize >= total) return owners;
  }
  return "unclear";
}
