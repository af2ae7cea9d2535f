import type { Configuration } from "../configuration";
import { defaultRateLimit, type RateLimit } from "../rate-limit";

/** The options of a job as DTS returns them, with the service's defaults filled in. */
export function toWireOptions(configuration: Configuration | undefined, rateLimit: RateLimit) {
  const options = configuration?.Options;
  const condition = options?.ConflictHandleOption;
  return {
    AddAdditionalColumn: options?.AddAdditionalColumn ?? false,
    AutoRetryTimeRangeMinutes: options?.AutoRetryTimeRangeMinutes ?? 0,
    ConflictHandleOption: {
      ConditionColumn: condition?.ConditionColumn ?? "",
      ConditionOperator: condition?.ConditionOperator ?? "",
      ConditionOrderInSrcAndDst: condition?.ConditionOrderInSrcAndDst ?? "",
    },
    ConflictHandleType: options?.ConflictHandleType ?? "ReportError",
    DdlOptions: options?.DdlOptions ?? null,
    DealOfExistSameTable: options?.DealOfExistSameTable ?? "ReportErrorAfterCheck",
    FilterBeginCommit: options?.FilterBeginCommit ?? false,
    FilterCheckpoint: options?.FilterCheckpoint ?? false,
    InitType: options?.InitType ?? "Full",
    KafkaOption: { DDLTopicName: "", DataType: "", TopicRules: [], TopicType: "" },
    OpTypes: options?.OpTypes ?? null,
    RateLimitOption: toWireRateLimit(rateLimit),
    StartPosition: options?.StartPosition ?? "",
  };
}

function toWireRateLimit(current: RateLimit) {
  return {
    CurrentDumpRps: current.dumpRps,
    CurrentDumpThread: current.dumpThread,
    CurrentLoadRps: current.loadRps,
    CurrentLoadThread: current.loadThread,
    CurrentSinkerThread: current.sinkerThread,
    DefaultDumpRps: defaultRateLimit.dumpRps,
    DefaultDumpThread: defaultRateLimit.dumpThread,
    DefaultLoadRps: defaultRateLimit.loadRps,
    DefaultLoadThread: defaultRateLimit.loadThread,
    DefaultSinkerThread: defaultRateLimit.sinkerThread,
    HasUserSetRateLimit: current === defaultRateLimit ? "no" : "yes",
  };
}
