import { ownershipTagKey } from "../../core/state";
import type { CloudAccount } from "./cloud-account";
import type { SyncJobInfo } from "./job-wait";

/** The most jobs that DescribeSyncJobs returns at once. Source: `Limit` of the DTS API 2021-12-06. */
const pageSize = 100;

/** Every job of the account and region with an ownership tag, of any owner. */
export async function markedJobs(
  account: CloudAccount,
  signal?: AbortSignal,
): Promise<readonly SyncJobInfo[]> {
  const jobs: SyncJobInfo[] = [];
  for (;;) {
    const request = { TagFilters: [{ TagKey: ownershipTagKey }], Offset: jobs.length, Limit: pageSize };
    const read = { effect: "read", signal } as const;
    const { JobList, TotalCount: total = 0 } = await account.call("dts", "DescribeSyncJobs", request, read);
    jobs.push(...(JobList ?? []));
    if (jobs.length >= total) return jobs;
  }
}

/** The owner in a job's ownership tag; undefined for a job of the console. */
export function ownerOfJob({ Tags }: Pick<SyncJobInfo, "Tags">): string | undefined {
  return Tags?.find(({ TagKey }) => TagKey === ownershipTagKey)?.TagValue;
}
