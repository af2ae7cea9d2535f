import type { CloudAccount } from "../../cloud/client";
import { problem, type Problem, ProblemError } from "../../core/messages";
import { diagnoseError } from "../../cloud/preflight";
import { PartialResource } from "../host/partial-resource";
import type { ResourceContext } from "../host/resource-context";
import { isComparisonDue } from "./change-rules";
import { compareRows } from "./compare-rows";
import { converge } from "./converge";
import { toLiveInputs, type LiveJob } from "./from-wire";
import {
  type CompareResult,
  type CompareSettings,
  type SyncJobInputs,
  type SyncJobOutputs,
  type Timeouts,
  toJobReport,
} from "../../core/dts";
import { jobCalls } from "./job-calls";
import { beginJobRun, bringJobTo, type JobRun } from "./lifecycle";
import { describeProgress } from "./step-messages";

/** How long a method may take where the user sets no timeout. Seconds. */
const defaultTimeouts: Required<Timeouts> = { create: 1800, update: 1800, delete: 1200 };

/** The work of one method on an existing job. */
export interface JobTask {
  readonly account: CloudAccount;
  readonly jobId: string;
  readonly inputs: SyncJobInputs;
  readonly method: keyof Timeouts;
  readonly context: ResourceContext;
}

/**
 * Makes an existing job as declared. The job may cost money, so every failure keeps its id.
 *
 * @param outputs what is known about the job so far.
 * @throws {PartialResource} with the job as last observed.
 */
export async function applyJob(task: JobTask, outputs: SyncJobOutputs): Promise<SyncJobOutputs> {
  let seen: LiveJob | undefined;
  let compareResult = outputs.compareResult ?? null;
  let { configuredExternalId } = outputs;
  const outputsOf = (job: LiveJob | undefined): SyncJobOutputs => ({
    ...outputs,
    ...(job ? toJobReport(job) : {}),
    compareResult,
    configuredExternalId,
    usesCurrentExternalId: usesCurrent(configuredExternalId, task.inputs),
  });
  try {
    const run = beginRun(task, {
      onJob: (job) => (seen = job),
      onComparison: (result) => (compareResult = result),
      onConfigured: () => (configuredExternalId = task.inputs.source.externalId),
    });
    let job = await converge(run);
    if (task.inputs.compare && isComparisonDue(outputsOf(job), task.inputs)) {
      compareResult = await compareWith(task.inputs.compare, task, run);
      job = await run.calls.observe();
    }
    return outputsOf(job);
  } catch (error) {
    const problems = error instanceof ProblemError ? diagnoseError(error) : [unexpected(task.jobId, error)];
    // The live inputs, not the declared ones: the next preview must show what could not be changed.
    const unfinished = { ...outputsOf(seen), ...(seen ? toLiveInputs(outputs, seen) : {}) };
    throw new PartialResource(task.jobId, unfinished, problems, { cause: error });
  }
}

/** Null for a job that an earlier version configured without storing the external ID. */
function usesCurrent(configuredExternalId: string | undefined, { source }: SyncJobInputs): boolean | null {
  return configuredExternalId === undefined ? null : configuredExternalId === source.externalId;
}

/** Destroys a job, and stops it first where it runs. */
export async function destroyJob(task: JobTask): Promise<void> {
  await bringJobTo("absent", beginRun(task, {}));
}

interface RunListeners {
  onJob?(job: LiveJob | undefined): void;
  onComparison?(result: CompareResult): void;
  onConfigured?(): void;
}

function beginRun(task: JobTask, { onJob, onComparison, onConfigured }: RunListeners): JobRun {
  const { account, jobId, inputs, method, context } = task;
  const seconds = inputs.timeouts?.[method] ?? defaultTimeouts[method];
  const calls = jobCalls(account, jobId, inputs, {
    memory: context.memory,
    deadline: context.now() + seconds * 1000,
    signal: context.signal,
    onConfigured: () => onConfigured?.(),
    onObservation: (job) => {
      onJob?.(job);
      context.progress.status(describeProgress(job));
    },
  });
  const { progress } = context;
  if (!inputs.requireEqualBeforeStop) return beginJobRun({ inputs, calls, progress });
  // The comparison has a run of its own without `proveStoppable`, because it only brings the job to Running.
  const comparing = beginJobRun({ inputs, calls, progress });
  const proveStoppable = () => proveEqual(task, comparing, onComparison);
  return beginJobRun({ inputs, calls, progress, proveStoppable });
}

/**
 * Compares every row before a stop; a paused job continues for it.
 *
 * @throws {ProblemError} `syncJob.rowsDiffer` while source and target differ.
 */
async function proveEqual(
  task: JobTask,
  run: JobRun,
  onComparison: RunListeners["onComparison"],
): Promise<void> {
  await bringJobTo("running", run);
  const settings = { method: "full", run: `before stop ${run.calls.now()}` } as const;
  const result = await compareWith(settings, task, run);
  onComparison?.(result);
  const { conclusion, differentTables, taskId } = result;
  if (conclusion === "same") return;
  throw new ProblemError(
    problem("syncJob.rowsDiffer", { jobId: task.jobId, conclusion, tables: differentTables, taskId }),
  );
}

function compareWith(
  settings: CompareSettings,
  { account, jobId, context: { progress, signal } }: JobTask,
  { calls }: JobRun,
): Promise<CompareResult> {
  return compareRows(settings, { account, jobId, calls, progress, signal });
}

function unexpected(jobId: string, error: unknown): Problem {
  return problem("syncJob.unexpected", {
    jobId,
    message: error instanceof Error ? error.message : String(error),
  });
}
