import { hasEnded, isBeforeStart } from "./job-status";

/** What a change of one field of a sync job needs. */
export type FieldChange =
  /** Nothing at the service: it is only remembered. */
  | "record"
  /** One call, in place. */
  | "update"
  /** The job keeps running while its objects or options are changed and checked. */
  | "updateLive"
  /** The job has not been started: it is configured and checked anew. */
  | "reconfigure"
  /** The job is destroyed and another one is bought. */
  | "replace"
  /** The job keeps what it was started with; the new value is used when the job is next configured. */
  | "nextConfigure"
  /** DTS has no call for it once the job is started: only the console can do it. */
  | "consoleOnly";

/** The rule for one field: before the job's first start, after it, and once the job has ended. */
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
/** What only a job takes that has not ended. */
const updatedUntilEnd: FieldRule = { ...updated, afterEnd: "nextConfigure" };
const updatedLive: FieldRule = {
  beforeStart: "reconfigure",
  afterStart: "updateLive",
  afterEnd: "nextConfigure",
};
/** Fixed by the purchase itself. */
const boughtAgain = always("replace");
/** An endpoint can be configured until the first start; ModifySyncJobConfig takes no endpoints. */
const fixedByStart: FieldRule = { ...boughtAgain, beforeStart: "reconfigure" };
/** How the databases are signed in to. */
const usedWhenConfigured: FieldRule = { ...always("nextConfigure"), beforeStart: "reconfigure" };
const renamedInConsole: FieldRule = { ...always("consoleOnly"), beforeStart: "reconfigure" };

/**
 * Every field of a sync job and what its change needs. A path names a field with everything below it; the longest
 * path that fits decides. Source: comments of the official SDK (dts 2021-12-06) on CreateSyncJob, ConfigureSyncJob,
 * ModifySyncJobConfig, ModifySyncRateLimit and ResizeSyncJob.
 */
export const fieldRules = {
  "connection.accountUin": boughtAgain,
  "connection.region": boughtAgain,
  "connection.credentials": recorded,
  jobName: renamedInConsole,
  owner: updated,
  "source.databaseKind": boughtAgain,
  "source.region": boughtAgain,
  "source.instanceId": fixedByStart,
  "source.childInstance": fixedByStart,
  "source.accountUin": fixedByStart,
  "source.roleName": fixedByStart,
  "source.externalId": usedWhenConfigured,
  "source.expires": recorded,
  "source.user": usedWhenConfigured,
  "source.password": usedWhenConfigured,
  "target.databaseKind": boughtAgain,
  "target.region": boughtAgain,
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
  billing: boughtAgain,
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

/** The paths of all rules: compared one by one, they cover every input. */
export const fieldPaths = Object.keys(fieldRules) as FieldPath[];

/** What a change of this field needs of a job in this status. */
export function changeOfField(path: FieldPath, status: string): FieldChange {
  const { beforeStart, afterStart, afterEnd } = fieldRules[path];
  if (isBeforeStart(status)) return beforeStart;
  return hasEnded(status) ? afterEnd : afterStart;
}
