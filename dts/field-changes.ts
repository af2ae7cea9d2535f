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
  /** A started job keeps what it was started with; the new value is used when the job is next configured. */
  | "nextConfigure"
  /** DTS has no call for it once the job is started: only the console can do it. */
  | "consoleOnly";

/** The rule for one field, before and after the job's first start. */
export interface FieldRule {
  readonly beforeStart: FieldChange;
  readonly afterStart: FieldChange;
}

const recorded: FieldRule = { beforeStart: "record", afterStart: "record" };
const updated: FieldRule = { beforeStart: "update", afterStart: "update" };
const updatedLive: FieldRule = { beforeStart: "reconfigure", afterStart: "updateLive" };
/** Fixed by the purchase itself. */
const boughtAgain: FieldRule = { beforeStart: "replace", afterStart: "replace" };
/** An endpoint can be configured until the first start; ModifySyncJobConfig takes no endpoints. */
const fixedByStart: FieldRule = { beforeStart: "reconfigure", afterStart: "replace" };
/** How the databases are signed in to. */
const usedWhenConfigured: FieldRule = { beforeStart: "reconfigure", afterStart: "nextConfigure" };

/**
 * Every field of a sync job and what its change needs. A path names a field with everything below it; the longest
 * path that fits decides. Source: comments of the official SDK (dts 2021-12-06) on CreateSyncJob, ConfigureSyncJob,
 * ModifySyncJobConfig, ModifySyncRateLimit and ResizeSyncJob.
 */
export const fieldRules = {
  "connection.accountUin": boughtAgain,
  "connection.region": boughtAgain,
  "connection.credentials": recorded,
  jobName: { beforeStart: "reconfigure", afterStart: "consoleOnly" },
  owner: recorded,
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
  rateLimit: updated,
  instanceClass: updated,
  billing: boughtAgain,
  tags: updated,
  desiredState: updated,
  whenStopped: recorded,
  startAt: usedWhenConfigured,
  skipSteps: usedWhenConfigured,
  compare: updated,
  requireEqualBeforeStop: recorded,
  adopt: recorded,
  executor: recorded,
  timeouts: recorded,
} as const satisfies Record<string, FieldRule>;

export type FieldPath = keyof typeof fieldRules;

/** The paths of all rules: compared one by one, they cover every input. */
export const fieldPaths = Object.keys(fieldRules) as FieldPath[];

/** What a change of this field needs now. */
export function changeOfField(path: FieldPath, isStarted: boolean): FieldChange {
  return isStarted ? fieldRules[path].afterStart : fieldRules[path].beforeStart;
}
