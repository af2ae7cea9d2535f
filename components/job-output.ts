import type * as pulumi from "@pulumi/pulumi";
import { all } from "@pulumi/pulumi/output";
import type { JobReport } from "../core/dts";
import type { SyncJob } from "../dynamic-providers";

/** A job in a stack's outputs: its id and its report; null where DTS reports nothing. */
export interface JobOutput extends Partial<Omit<JobReport, "compareResult">> {
  readonly jobId: string;
  /** Result and settings of the last comparison of the rows. */
  readonly comparison?: JobReport["compareResult"];
}

/** Pulumi's SDK drops null inside an object, but the stack's outputs must have every key. */
const empty: Omit<JobOutput, "jobId"> = {
  phase: null,
  progress: null,
  lagSeconds: null,
  lagMegabytes: null,
  lastError: null,
  allowedActions: null,
  comparison: null,
  usesCurrentExternalId: null,
};

/** A job's output as one value: with hundreds of jobs, one output for each fact would dominate the run time. */
export function toJobOutput(job: SyncJob): pulumi.Output<JobOutput> {
  return all([job.id, job.report]).apply(([jobId, found]) => {
    if (!(found as JobReport | undefined)) return { jobId };
    const { compareResult, ...report } = found;
    return { jobId, ...empty, ...report, comparison: compareResult ?? null };
  });
}
