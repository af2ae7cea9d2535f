import type { JobReport } from "./job-inputs";

interface WireError {
  readonly Reason?: string | null;
  readonly Message?: string | null;
  readonly Solution?: string | null;
}

/** The fields of a DescribeSyncJobs item that describe a job's status; named as on the wire. */
export interface ObservedWireJob {
  readonly Status?: string | null;
  readonly TradeStatus?: string | null;
  readonly Actions?: readonly string[] | null;
  readonly Detail?: {
    readonly Progress?: number | null;
    readonly SecondsBehindMaster?: number | null;
    readonly MasterSlaveDistance?: number | null;
    readonly ErrInfo?: WireError | null;
    readonly StepInfos?:
      readonly { readonly StepId?: string | null; readonly Status?: string | null }[] | null;
  } | null;
}

/** Job status for the outputs. It sets every field: a preview shows a field that is missing in state as unknown. */
export function toJobReport(
  job: ObservedWireJob,
): Omit<JobReport, "compareResult" | "usesCurrentExternalId"> {
  const { Progress, SecondsBehindMaster, MasterSlaveDistance, ErrInfo, StepInfos } = job.Detail ?? {};
  const current = (StepInfos ?? []).find(({ Status }) => Status === "running");
  const isStarted = (StepInfos ?? []).length > 0;
  return {
    status: job.Status ?? "Unknown",
    tradeStatus: job.TradeStatus ?? "Normal",
    phase: current?.StepId ?? null,
    progress: isStarted ? atLeastZero(Progress) : null,
    lagSeconds: isStarted ? atLeastZero(SecondsBehindMaster) : null,
    lagMegabytes: isStarted ? atLeastZero(MasterSlaveDistance) : null,
    lastError: describeError(ErrInfo),
    allowedActions: job.Actions?.join(", ") ?? null,
  };
}

function describeError(error: WireError | null | undefined): string | null {
  const { Reason, Message, Solution } = error ?? {};
  return [Reason, Message, Solution].filter(Boolean).join(" — ") || null;
}

/** The value, or null if it is unknown: the service returns -1 for an unknown value. */
function atLeastZero(value: number | null | undefined): number | null {
  return typeof value === "number" && value >= 0 ? value : null;
}
