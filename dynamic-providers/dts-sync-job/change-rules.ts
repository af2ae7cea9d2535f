import {
  changeOfField,
  type FieldChange,
  type FieldPath,
  fieldPaths,
  isBeforeStart,
  type JobObjects,
  statusDrift,
  type SyncJobInputs,
  type SyncJobOutputs,
} from "../../core/dts";
import { problem, type Problem } from "../../core/messages";
import { expiredGrantProblem } from "../../cloud/preflight";
import { isSameValue } from "../../core/state";
import { hasUnknown, type Difference } from "../host/resource-logic";
import { isSameObjects } from "./from-wire";

export interface FieldDifference {
  readonly path: FieldPath;
  readonly change: FieldChange;
}

/**
 * What has changed, in the inputs and in the job itself outside Pulumi, with an explanation for each change, and what
 * prevents the job from becoming as declared.
 */
export function differenceOf(
  olds: SyncJobOutputs,
  news: SyncJobInputs,
  jobId: string,
  now: number = Date.now(),
): Difference {
  const fields = changedFields(olds, news);
  const needNewJob = fields.filter(({ change }) => change === "replace").map(({ path }) => topLevel(path));
  const isReplacedWhenStopped = leavesStopped(olds, news) && news.whenStopped === "replace";
  const replaces = [...new Set([...needNewJob, ...(isReplacedWhenStopped ? ["desiredState"] : [])])];
  const obstacles = obstaclesOf(olds, news, jobId, { replaces, now });
  const drift = isReplacedWhenStopped ? [] : statusDrift(olds, news);
  return {
    hasChanges: fields.length + drift.length + obstacles.length > 0 || isComparisonDue(olds, news),
    replaces,
    deleteFirst: true,
    explanations: [
      ...fields.map(explain),
      ...oldExternalId(olds, news, jobId),
      ...(obstacles.length > 0 ? [] : drift),
    ],
    obstacles,
  };
}

/** Explains that a started job keeps the external ID that it was configured with, although its grant has another one. */
function oldExternalId(
  { status, configuredExternalId }: SyncJobOutputs,
  { source }: SyncJobInputs,
  jobId: string,
): Problem[] {
  const isStarted = !isBeforeStart(status);
  const isOther = configuredExternalId !== undefined && configuredExternalId !== source.externalId;
  if (!isStarted || !isOther || hasUnknown(source.externalId)) return [];
  return [problem("syncJob.oldExternalId", { jobId, status })];
}

/** The explanation that preview prints for a changed field. */
export function explain({ path, change }: FieldDifference): Problem {
  return problem(`syncJob.change.${change}`, { field: path });
}

/** Whether a comparison is declared that has not been made with these settings, for a job that does not wait for its start. */
export function isComparisonDue(
  olds: Pick<SyncJobOutputs, "compareResult" | "status">,
  news: SyncJobInputs,
): boolean {
  return (
    news.compare !== undefined &&
    news.desiredState === "running" &&
    olds.status !== "ReadyRunning" &&
    olds.compareResult?.settings !== JSON.stringify(news.compare)
  );
}

/** The fields that differ, and what the change of each one requires. */
export function changedFields(
  olds: SyncJobInputs & { status: string },
  news: SyncJobInputs,
): FieldDifference[] {
  return fieldPaths
    .filter((path) => !isSameField(path, valueAt(olds, path), valueAt(news, path)))
    .map((path) => {
      const change = changeOfField(path, olds.status);
      // A value that preview cannot know must not announce a purchase; the update that follows knows the value.
      const isUnsure = change === "replace" && hasUnknown(valueAt(news, path));
      return { path, change: isUnsure ? "update" : change };
    });
}

function isSameField(path: FieldPath, old: unknown, next: unknown): boolean {
  if (path === "objects" && !hasUnknown(next)) return isSameObjects(old as JobObjects, next as JobObjects);
  if (path === "options.operations" && !hasUnknown(next)) {
    return isSameValue([...(old as string[])].sort(), [...(next as string[])].sort());
  }
  return isSameValue(old, next);
}

/** The value of a field, with everything below it. */
export function valueAt(inputs: object, path: FieldPath): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], inputs);
}

function topLevel(path: FieldPath): string {
  return path.split(".")[0] ?? path;
}

/**
 * What prevents the declared change: an ended or unstarted job cannot reach the desired state, a pre-paid job cannot
 * be resized, no job is started with an expired grant, and an adopted job is never replaced, because its replacement
 * would look for the adopted job again.
 */
function obstaclesOf(
  olds: SyncJobOutputs,
  news: SyncJobInputs,
  jobId: string,
  { replaces, now }: { readonly replaces: readonly string[]; readonly now: number },
): Problem[] {
  const { desiredState, whenStopped = "refuse", adopt } = news;
  const { status } = olds;
  const rules: readonly [isViolated: boolean, found: () => Problem][] = [
    [
      leavesStopped(olds, news) && (whenStopped === "refuse" || desiredState === "paused"),
      () => problem("syncJob.stoppedIsFinal", { jobId, status }, "desiredState"),
    ],
    [
      desiredState !== "running" && isBeforeStart(status),
      () => problem("syncJob.notStartedYet", { jobId, status }, "desiredState"),
    ],
    [
      news.billing.mode === "prePaid" && olds.instanceClass !== news.instanceClass && replaces.length === 0,
      () => problem("syncJob.prePaidCannotResize", { jobId }, "instanceClass"),
    ],
    [
      adopt !== undefined && adopt !== jobId,
      () => problem("syncJob.adoptAnother", { jobId, adopt: adopt ?? "" }, "adopt"),
    ],
    [
      adopt === jobId && replaces.length > 0,
      () => problem("syncJob.adoptedNotReplaced", { jobId, fields: replaces.join(", ") }, "adopt"),
    ],
  ];
  const isToBeStarted = desiredState === "running" && status !== "Running";
  const expired = isToBeStarted ? expiredGrantProblem(news.source, now) : undefined;
  return [
    ...rules.flatMap(([isViolated, found]) => (isViolated ? [found()] : [])),
    ...(expired ? [expired] : []),
  ];
}

function leavesStopped(olds: SyncJobOutputs, news: SyncJobInputs): boolean {
  return olds.status === "Stopped" && news.desiredState !== "stopped";
}
