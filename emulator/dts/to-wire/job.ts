import { ownJson } from "../../encode-json";
import { wireActions } from "../actions";
import { allowedActions } from "../allowed-actions";
import { databaseKinds } from "../database-kinds";
import type { Durations } from "../durations";
import type { SyncJob } from "../job";
import { moment, noMoment } from "../moment";
import { currentStage, stageProgress } from "../run-stages";
import type { Language } from "../wording";
import { toWireDetail } from "./detail";
import { toWireEndpoint, toWireEndpoints } from "./endpoint";
import { toWireObjects } from "./objects";
import { toWireOptions } from "./options";

/**
 * A job as DescribeSyncJobs returns it. Source: the response example of that call (tccli 3.1.189.1); `Specification`
 * is empty there although the request set it.
 */
export function toWireJob(job: SyncJob, now: number, durations: Durations, language: Language): WireJob {
  const lasting = lastingPart(job);
  const make = () => {
    const passing = {
      Detail: toWireDetail(job, now, durations, language),
      DumperResumeCtrl: isDumping(job, now, durations) ? "no" : "yes",
    };
    const json = Buffer.from(`,${JSON.stringify(passing).slice(1)}`);
    return { ...lasting.part, ...passing, [ownJson]: () => [lasting.json, json] };
  };
  const isMoving = job.run !== undefined || job.lagProfile !== undefined;
  return isMoving ? make() : (lasting.atRest[language] ??= make());
}

export type WireJob = ReturnType<typeof makeLastingPart> & {
  readonly Detail: ReturnType<typeof toWireDetail>;
  readonly DumperResumeCtrl: string;
};

interface LastingPart {
  readonly part: ReturnType<typeof makeLastingPart>;
  /** The same without its closing brace. */
  readonly json: Buffer;
  /** The whole job, cached while nothing in it changes over time. */
  readonly atRest: Partial<Record<Language, WireJob>>;
  /** Of the job, from which it was made. */
  readonly values: readonly unknown[];
}

const remembered = new WeakMap<SyncJob, LastingPart>();

/** The part that time alone does not change; rebuilt only when the job changes, because lists are frequent. */
function lastingPart(job: SyncJob): LastingPart {
  const values = Object.values(job) as unknown[];
  const known = remembered.get(job);
  const isAsKnown = known?.values.length === values.length;
  if (isAsKnown && values.every((value, index) => value === known.values[index])) return known;
  const part = makeLastingPart(job);
  const made = { part, json: Buffer.from(JSON.stringify(part).slice(0, -1)), atRest: {}, values };
  remembered.set(job, made);
  return made;
}

function makeLastingPart(job: SyncJob) {
  const { configuration } = job;
  const isTimed = configuration?.RunMode === "Timed";
  return {
    Actions: job.actions === undefined ? allowedActions(job) : job.actions,
    AllActions: wireActions,
    AutoRenew: job.autoRenew,
    AutoRetryTimeRangeMinutes: configuration?.AutoRetryTimeRangeMinutes ?? 0,
    CreateTime: moment(job.createdAt),
    EndTime: moment(job.endedAt),
    ExpectRunTime: isTimed ? (configuration.ExpectRunTime ?? noMoment) : noMoment,
    ExpireTime: moment(job.expiresAt),
    InstanceClass: job.instanceClass,
    JobId: job.id,
    JobName: job.name,
    Objects: toWireObjects(configuration?.Objects),
    OfflineTime: moment(job.offlineAt),
    OptObjStatus: changeStatuses[job.change?.state ?? "none"],
    Options: toWireOptions(configuration, job.rateLimit),
    PayMode: job.payMode,
    RunMode: configuration ? (configuration.RunMode ?? "Immediate") : "",
    Specification: "",
    StartTime: moment(job.run?.startedAt),
    Status: job.status,
    Tags: job.tags,
    TradeStatus: job.tradeStatus,
    SrcAccessType: configuration?.SrcAccessType ?? "",
    SrcDatabaseType: job.source.databaseKind,
    SrcInfo: toWireEndpoint(configuration?.SrcInfo),
    SrcInfos: toWireEndpoints(configuration?.SrcInfos),
    SrcNodeType: configuration ? databaseKinds[job.source.databaseKind].nodeType : "",
    SrcRegion: job.source.region,
    DstAccessType: configuration?.DstAccessType ?? "",
    DstDatabaseType: job.target.databaseKind,
    DstInfo: toWireEndpoint(configuration?.DstInfo),
    DstInfos: toWireEndpoints(configuration?.DstInfos),
    DstNodeType: configuration ? databaseKinds[job.target.databaseKind].nodeType : "",
    DstRegion: job.target.region,
  };
}

/** Only `Normal` is published; the other values are the emulator's own. */
const changeStatuses = {
  none: "Normal",
  configured: "Configured",
  checking: "Checking",
  checkPassed: "CheckPass",
  checkFailed: "CheckNotPass",
  starting: "Starting",
} as const;

/** While the export runs, a restart would lose its progress. */
function isDumping(job: SyncJob, now: number, durations: Durations): boolean {
  return job.run !== undefined && currentStage(stageProgress(job, now, durations))?.stage.id === "dumper";
}
