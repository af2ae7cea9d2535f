import type { Durations } from "./durations";
import type { SyncJob } from "./job";

/** How long the work of this job takes. */
export function durationsOf({ durations }: { readonly durations: Durations }, job: SyncJob): Durations {
  return job.durations ? { ...durations, ...job.durations } : durations;
}
