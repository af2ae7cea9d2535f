import { type Cloud, type CloudAccount, ownerOfJob, type SyncJobInfo } from "../../cloud/client";
import { guardedAccount } from "../../cloud/preflight";
import type { TargetConfiguration } from "../../stacks/config";

/** A job of the configuration as DTS reports it; undefined while it has not been purchased. */
export interface WatchedJob {
  readonly name: string;
  readonly job: SyncJobInfo | undefined;
}

export interface WatchedStack {
  readonly project: string;
  readonly stack: string;
  readonly configuration: TargetConfiguration;
}

const pageSize = 100;

/**
 * The jobs of a target stack. They are found by their ownership tag, which needs neither the engine nor the stack's
 * passphrase, and also works while an `up` is running. Known jobs are polled by up to 100 ids per call.
 */
export class WatchedJobs {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly cloud: Cloud,
    private readonly watched: WatchedStack,
  ) {}

  /** Reads every job from DTS. */
  async read(): Promise<WatchedJob[]> {
    const { jobs } = this.watched.configuration;
    const regions = [...new Set(jobs.map(({ target }) => target.region))];
    const read = await Promise.all(regions.map((region) => this.readRegion(region)));
    const found = new Map(read.flatMap((part) => [...part]));
    return jobs.map(({ name }) => ({ name, job: found.get(name) }));
  }

  private async readRegion(region: string): Promise<Map<string, SyncJobInfo>> {
    const { accountUin, executor, jobs } = this.watched.configuration;
    const { credentials } = executor;
    const account = await guardedAccount(this.cloud, { accountUin, region, credentials });
    const names = jobs.filter(({ target }) => target.region === region).map(({ name }) => name);
    const areAllKnown = names.every((name) => this.ids.has(name));
    return areAllKnown ? this.observe(account, names) : this.list(account);
  }

  private async observe(account: CloudAccount, names: readonly string[]): Promise<Map<string, SyncJobInfo>> {
    const found = new Map<string, SyncJobInfo>();
    await Promise.all(
      names.map(async (name) => {
        const job = await account.jobs.observe(this.ids.get(name)!);
        if (job) found.set(name, job);
        else this.ids.delete(name);
      }),
    );
    return found;
  }

  private async list(account: CloudAccount): Promise<Map<string, SyncJobInfo>> {
    const found = new Map<string, SyncJobInfo>();
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      const request = { Order: "CreateTime", OrderSeq: "ASC", Offset: offset, Limit: pageSize };
      const answer = await account.call("dts", "DescribeSyncJobs", request, { effect: "read" });
      total = answer.TotalCount ?? 0;
      for (const job of answer.JobList ?? []) {
        const name = this.nameOf(job);
        if (name === undefined || job.TradeStatus === "Offlined") continue;
        found.set(name, job);
        this.ids.set(name, job.JobId ?? "");
      }
    }
    return found;
  }

  /** The job name in the tag `<organization>/<project>/<stack>/<name>-job`; only the engine knows the organization. */
  private nameOf(job: SyncJobInfo): string | undefined {
    const [, project, stack, resource = ""] = (ownerOfJob(job) ?? "").split("/");
    const isOurs = project === this.watched.project && stack === this.watched.stack;
    return isOurs ? /^(.*)-job$/.exec(resource)?.[1] : undefined;
  }
}
