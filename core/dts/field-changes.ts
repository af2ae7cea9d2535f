import { hasEnded, isBeforeStart } from "./job-status";

/** What a change of one field of a sync job requires. */
export type FieldChange =
  /** No call: the value is only recorded in state. */
  | "record"
  /** One call, in place. */
  | "update"
  /** The job keeps running while its objects or options are changed and prechecked. */
  | "updateLive"
  /** The job has not been started: it is reconfigured and prechecked again. */
  | "reconfigure"
  /** The job is destroyed and a new one is purchased. */
  | "replace"
  /** The job keeps the value that it was started with; the new value is used when the job is next configured. */
  | "nextConfigure"
  /** DTS has no API call for it once the job is started: it can be changed only in the console. */
  | "consoleOnly";

/** The rule for one field: before the job's first start, after it, and after the job has ended. */
export interface FieldRule {
  readonly beforeStart: FieldChange;
  readonly afterStart: FieldChange;
  readonly afterEnd: FieldChange;
}

const always = (change: FieldChange): FieldRule => ({
  beforeStart: change,
  afterStart: change,
  afterEnd: change,
});
const recorded = always("record");
const updated = always("update");
/** A field that can be changed until the job ends. */
const updatedUntilEnd: FieldRule = { ...updated, afterEnd: "nextConfigure" };
const updatedLive: FieldRule = {
  beforeStart: "reconfigure",
  afterStart: "updateLive",
  afterEnd: "nextConfigure",
};
/** A field that the purchase fixes. */
const purchasedAgain = always("replace");
/** An endpoint field: configurable until the first start; ModifySyncJobConfig accepts no endpoints. */
const fixedByStart: FieldRule = { ...purchasedAgain, beforeStart: "reconfigure" };
/** Database logins and other values that are used when the job is configured. */
const usedWhenConfigured: FieldRule = { ...always("nextConfigure"), beforeStart: "reconfigure" };
const renamedInConsole: FieldRule = { ...always("consoleOnly"), beforeStart: "reconfigure" };

/**
 * Every field of a sync job and what its change requires. A path names a field with everything below it; the longest
 * matching path decides. Source: comments of the official SDK (dts 2021-12-06) on CreateSyncJob, ConfigureSyncJob,
 * ModifySyncJobConfig, ModifySyncRateLimit and ResizeSyncJob.
 */
export const fieldRules = {
  "connection.accountUin": purchasedAgain,
  "connection.region": purchasedAgain,
  "connection.credentials": recorded,
  jobName: renamedInConsole,
  owner: updated,
  "source.databaseKind": purchasedAgain,
  "source.region": purchasedAgain,
  "source.instanceId": fixedByStart,
  "source.childInstance": fixedByStart,
  "source.accountUin": fixedByStart,
  "source.roleName": fixedByStart,
  "source.externalId": usedWhenConfigured,
  "source.expires": recorded,
  "source.user": usedWhenConfigured,
  "source.password": usedWhenConfigured,
  "target.databaseKind": purchasedAgain,
  "target.region": purchasedAgain,
  "target.instanceId": fixedByStart,
  "target.childInstance": fixedByStart,
  "target.user": usedWhenConfigured,
  "target.password": usedWhenConfigured,
  objects: updatedLive,
  "options.initialization": fixedByStart,
  "options.conflict": updatedLive,
  "options.existingTable": updatedLive,
  "options.operations": updatedLive,
  rateLimit: updatedUntilEnd,
  instanceClass: updatedUntilEnd,
  billing: purchasedAgain,
  tags: updated,
  desiredState: updated,
  whenStopped: recorded,
  startAt: usedWhenConfigured,
  skipSteps: usedWhenConfigured,
  compare: { ...updated, afterEnd: "record" },
  requireEqualBeforeStop: recorded,
  adopt: recorded,
  executor: recorded,
  timeouts: recorded,
} as const satisfies Record<string, FieldRule>;

export type FieldPath = keyof typeof fieldRules;

/** Paths of all rules; together they cover every input. */
export const fieldPaths = Object.keys(fieldRules) as FieldPath[];

/** What a change of this field requires for a job in this status. */
export function changeOfField(path: FieldPath, status: string): FieldChange {
  const { beforeStart, afterStart, afterEnd } = fieldRules[path];
  if (isBeforeStart(status)) return beforeStart;
  return hasEnded(status) ? afterEnd : afterStart;
}
