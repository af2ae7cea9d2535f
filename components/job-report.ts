import type * as pulumi from "@pulumi/pulumi";
import { all } from "@pulumi/pulumi/output";
import type { JobReport as Report } from "../core/dts";
import type { SyncJob } from "../dynamic-providers";

/** What operators ask of a job; null where DTS tells nothing. */
export interface JobReport extends Partial<Omit<Report, "compareResult">> {
  readonly jobId: string;
  /** How the last comparison of the rows ended, and with which settings it was made. */
  readonly comparison?: Report["compareResult"];
}

/** The SDK drops null inside an object; who reads the stack's outputs finds every key. */
const nothingTold: Omit<JobReport, "jobId"> = {
  ...{ phase: null, progress: null, lagSeconds: null, lagMegabytes: null, lastError: null },
  ...{ allowedActions: null, comparison: null, usesCurrentExternalId: null },
};

/** A job for a stack's outputs, as one of them: with hundreds of jobs, an output for each fact takes longer than all else. */
export function reportOn(job: SyncJob): pulumi.Output<JobReport> {
  return all([job.id, job.report]).apply(([jobId, told]) => {
    if (!(told as Report | undefined)) return { jobId };
    const { compareResult, ...report } = told;
    return { jobId, ...nothingTold, ...report, comparison: compareResult ?? null };
  });
}
