import type { CloudAccount } from "../../cloud/client";
import { problem, type Problem, ProblemError } from "../../core/messages";
import { problemsOf } from "../../cloud/preflight";
import { PartialResource } from "../host/partial-resource";
import type { ResourceContext } from "../host/resource-context";
import { isComparisonDue } from "./change-rules";
import { compareRows } from "./compare";
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

/** One method's work on a job that exists. */
export interface JobTask {
  readonly account: CloudAccount;
  readonly jobId: string;
  readonly inputs: SyncJobInputs;
  readonly method: keyof Timeouts;
  readonly context: ResourceContext;
}

/**
 * Brings a job to what is declared. From here on it exists and may cost money: whatever fails, its id is kept.
 *
 * @param outputs what is known of the job before.
 * @throws {PartialResource} with the job as it was last seen.
 */
export async function keepJob(task: JobTask, outputs: SyncJobOutputs): Promise<SyncJobOutputs> {
  let seen: LiveJob | undefined;
  let compareResult = outputs.compareResult ?? null;
  let { configuredExternalId } = outputs;
  const kept = (job: LiveJob | undefined): SyncJobOutputs => ({
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
    if (task.inputs.compare && isComparisonDue(kept(job), task.inputs)) {
      compareResult = await compareWith(task.inputs.compare, task, run);
      job = await run.calls.observe();
    }
    return kept(job);
  } catch (error) {
    const problems = error instanceof ProblemError ? problemsOf(error) : [unexpected(task.jobId, error)];
    // The live inputs, not the declared ones: what could not be changed must stand out at the next preview.
    const unfinished = { ...kept(seen), ...(seen ? toLiveInputs(outputs, seen) : {}) };
    throw new PartialResource(task.jobId, unfinished, problems, { cause: error });
  }
}

/** Unknown for a job that was configured before anybody noted with what. */
function usesCurrent(configuredExternalId: string | undefined, { source }: SyncJobInputs): boolean | null {
  return configuredExternalId === undefined ? null : configuredExternalId === source.externalId;
}

/** Takes a job out of the world, and stops it before where it runs. */
export async function removeJob(task: JobTask): Promise<void> {
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
  // Without a way to stop it: the comparison itself brings the job to Running.
  const comparing = beginJobRun({ inputs, calls, progress });
  const proveStoppable = () => proveEqual(task, comparing, onComparison);
  return beginJobRun({ inputs, calls, progress, proveStoppable });
}

/**
 * Compares every row before a stop; a paused job runs on for it.
 *
 * @throws {ProblemError} `syncJob.rowsDiffer` while the target has not everything that the source has.
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
