import type * as pulumi from "@pulumi/pulumi";
import type { CompareResult } from "../dynamic-providers/dts-sync-job/inputs";
import type { SyncJob } from "../dynamic-providers/dts-sync-job/sync-job";

/** What operators ask of a job, as it was at the last update or refresh; null where DTS tells nothing. */
export interface JobReport {
  readonly jobId: pulumi.Output<string>;
  /** As DTS reports it, such as `Running`. */
  readonly status: pulumi.Output<string>;
  /** Billing state as DTS reports it, such as `Normal` or `Isolated`. */
  readonly tradeStatus: pulumi.Output<string>;
  /** The run step: `schema-init`, `dumper`, `loader` or `sinker`. */
  readonly phase: pulumi.Output<string | null>;
  /** Percent, 0-100. */
  readonly progress: pulumi.Output<number | null>;
  /** How far the target is behind the source, in seconds and in megabytes. */
  readonly lagSeconds: pulumi.Output<number | null>;
  readonly lagMegabytes: pulumi.Output<number | null>;
  /** What went wrong last, with the service's solution. */
  readonly lastError: pulumi.Output<string | null>;
  /** What DTS allows to be done now, in its own words: `pause, stop`. */
  readonly allowedActions: pulumi.Output<string | null>;
  /** How the last comparison of the rows ended, and with which settings it was made. */
  readonly comparison: pulumi.Output<CompareResult | null>;
  /** Whether the job was configured with the external ID that its grant hands out now. */
  readonly usesCurrentExternalId: pulumi.Output<boolean | null>;
}

/** Picks a job's outputs for a stack's. As they are: what is made of an absent one would be unknown to a preview. */
export function reportOn(job: SyncJob): JobReport {
  const { id: jobId, status, tradeStatus, phase, progress, lagSeconds, lagMegabytes } = job;
  const { lastError, allowedActions, compareResult: comparison, usesCurrentExternalId } = job;
  const run = { phase, progress, lagSeconds, lagMegabytes };
  return { jobId, status, tradeStatus, ...run, lastError, allowedActions, comparison, usesCurrentExternalId };
}
