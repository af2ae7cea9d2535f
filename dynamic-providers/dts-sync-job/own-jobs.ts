import type { CloudAccount } from "../../cloud/client";
import { rememberedInRun } from "../../cloud/preflight";
import { ownershipTagKey } from "../../core/state";
import type { LiveJob } from "./from-wire";

/** How many owners are looked up alone before the list of all jobs is worth its pages. */
const askedAlone = 1;
const pageSize = 100;
/** A longer list is not fetched: every owner is then looked up alone. */
const mostPages = 30;
/** How old the list may be when a purchase relies on it. Milliseconds. */
const listLifetime = 60_000;

/** The jobs that carry this owner's mark, asked now. */
export async function findOwnJobs(account: CloudAccount, owner: string): Promise<readonly LiveJob[]> {
  const request = { TagFilters: [{ TagKey: ownershipTagKey, TagValue: [owner] }], Limit: pageSize };
  const { JobList } = await account.call("dts", "DescribeSyncJobs", request, { effect: "read" });
  return (JobList ?? []).filter(isLive);
}

/**
 * The same before a purchase, where a run buys many: whether an owner has a job at all is read from one list for all.
 * Only an earlier run can have left a job, so the list need not be newer than this run; what it shows is asked again.
 */
export async function findJobsLeftBehind(account: CloudAccount, owner: string): Promise<readonly LiveJob[]> {
  if (countAsked(account) <= askedAlone) return findOwnJobs(account, owner);
  const ask = () => listOwners(account);
  const owners = await rememberedInRun(account, "owners of jobs", ask, { lifetime: listLifetime });
  return owners === "unclear" || owners.has(owner) ? findOwnJobs(account, owner) : [];
}

/** A job that is gone is nobody's. */
function isLive({ TradeStatus }: LiveJob): boolean {
  return TradeStatus !== "Offlining" && TradeStatus !== "Offlined";
}

const asked = new WeakMap<CloudAccount, number>();

function countAsked(account: CloudAccount): number {
  const count = (asked.get(account) ?? 0) + 1;
  asked.set(account, count);
  return count;
}

/** Oldest first, so that a job which is bought meanwhile moves none to another page. */
async function listOwners(account: CloudAccount): Promise<ReadonlySet<string> | "unclear"> {
  const owners = new Set<string>();
  let total: number | undefined;
  for (let page = 0; page < mostPages; page++) {
    const request = { Order: "CreateTime", OrderSeq: "ASC", Offset: page * pageSize, Limit: pageSize };
    const { JobList, TotalCount = 0 } = await account.call("dts", "DescribeSyncJobs", request, {
      effect: "read",
    });
    const jobs = JobList ?? [];
    // Where tags are not told, or a job vanished so that another may have slipped to a page that was read, nothing is known.
    if (TotalCount < (total ?? 0) || jobs.some(({ Tags }) => !Tags)) return "unclear";
    total = TotalCount;
    for (const { Tags } of jobs) {
      const owner = Tags?.find(({ TagKey }) => TagKey === ownershipTagKey)?.TagValue;
      if (owner) owners.add(owner);
    }
    if ((page + 1) * pageSize >= TotalCount) return owners;
  }
  return "unclear";
}
