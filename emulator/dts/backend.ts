import type { Call } from "../service";
import type { Action } from "./actions";
import { isAllowed } from "./allowed-actions";
import type { Durations } from "./durations";
import type { SyncJob } from "./job";
import type { JobStore } from "./job-store";
import { gatewayErrors } from "../gateway/errors";
import { refusals } from "./refusals";
import type { DtsWorld } from "./world";

/** The dependencies of every operation of the service. */
export interface DtsBackend {
  readonly world: DtsWorld;
  readonly jobs: JobStore;
  readonly durations: Durations;
  /** Limit of purchased, unconfigured jobs per main account. */
  readonly maxUnusedJobs: number;
}

/** `X-TC-Region` of the call: the region that the service works in. */
export function regionOf({ region }: Call): string {
  if (!region) throw gatewayErrors.missingParameter("X-TC-Region");
  return region;
}

/** The caller's own job in the region of the call, ready for the action. */
export function jobFor({ jobs }: DtsBackend, call: Call, jobId: string, action: Action): SyncJob {
  const job = jobs.get(jobId);
  const isVisible = job?.accountUin === call.caller.accountUin && job.region === regionOf(call);
  if (!job || !isVisible) throw refusals.jobNotFound(jobId);
  if (!isAllowed(job, action)) throw refusals.wrongStatus(job, action);
  return job;
}

/** The qcs name of a job, for the permission that a call needs. */
export function jobResources(call: Call, { JobId }: { readonly JobId: string }): string[] {
  return [`qcs::dts:${call.region ?? ""}:uin/${call.caller.accountUin}:task/${JobId}`];
}

export const anyResource = (): string[] => ["*"];
