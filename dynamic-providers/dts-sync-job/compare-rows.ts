import { createHash } from "node:crypto";
import type { CloudAccount, ResponseOf } from "../../cloud/client";
import { type CompareResult, type CompareSettings, includesAction } from "../../core/dts";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import type { Progress } from "../host/resource-context";
import type { LiveJob } from "./from-wire";
import type { JobCalls } from "./job-calls";
import { poll } from "./poll";
import { wireWords } from "./wire-words";

type Task = NonNullable<ResponseOf<"dts", "DescribeSyncCompareTasks">["Items"]>[number];

export interface CompareOptions {
  readonly account: CloudAccount;
  readonly jobId: string;
  readonly calls: JobCalls;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

const endedStatuses: ReadonlySet<string> = new Set(["success", "failed", "canceled"]);

/**
 * Compares the rows of source and target with these settings, once the target has caught up. A comparison that an
 * interrupted run has started is continued.
 *
 * @throws {ProblemError} `syncJob.compareFailed` when the service ends the comparison without a conclusion.
 */
export async function compareRows(
  settings: CompareSettings,
  options: CompareOptions,
): Promise<CompareResult> {
  const { account, jobId, calls, progress, signal } = options;
  const name = `dts-cross-account ${fingerprint(settings)}`;
  progress.status(renderProblem(problem("syncJob.catchingUp", {})));
  await calls.waitUntil((job) => isComparable(job, jobId));

  const begun = (await tasksOf(account, jobId)).find(
    ({ TaskName, Status }) => TaskName === name && Status !== "canceled" && Status !== "failed",
  );
  const taskId = begun?.CompareTaskId ?? (await createTask(account, jobId, name, settings));
  if (!begun || begun.Status === "created") {
    await account.call(
      "dts",
      "StartSyncCompare",
      { JobId: jobId, CompareTaskId: taskId },
      { effect: "once", signal },
    );
  }
  progress.status(renderProblem(problem("syncJob.comparing", {})));
  const ended = await endOf(options, taskId);
  if (ended.Status !== "success") {
    const message = ended.Message || ended.Status || "-";
    throw new ProblemError(problem("syncJob.compareFailed", { jobId, taskId, message }));
  }
  return { ...(await conclusionOf(account, jobId, ended)), settings: JSON.stringify(settings) };
}

/**
 * Whether the job is in the incremental step and the service allows a comparison.
 *
 * @throws {ProblemError} `syncJob.compareDisabled` when the target has caught up and the service still allows none;
 * `syncJob.compareInterrupted` when the job no longer runs.
 */
function isComparable(job: LiveJob | undefined, jobId: string): boolean {
  const status = job?.Status ?? "-";
  if (status !== "Running") throw new ProblemError(problem("syncJob.compareInterrupted", { jobId, status }));
  const { StepInfos, CauseOfCompareDisable: cause, SecondsBehindMaster: lag } = job?.Detail ?? {};
  const isIncremental = (StepInfos ?? []).some(
    ({ StepId, Status }) => StepId === "sinker" && Status === "running",
  );
  if (isIncremental && lag === 0 && cause) {
    throw new ProblemError(problem("syncJob.compareDisabled", { jobId, cause }, "compare"));
  }
  return isIncremental && !cause && includesAction(job?.Actions ?? ["createCmpTask"], "createCmpTask");
}

async function createTask(
  account: CloudAccount,
  JobId: string,
  TaskName: string,
  { method, sampleRate, threads }: CompareSettings,
): Promise<string> {
  const Options = { Method: wireWords.compareMethod[method], SampleRate: sampleRate, ThreadCount: threads };
  const request = { JobId, TaskName, ObjectMode: "sameAsMigrate", Options };
  const { CompareTaskId } = await account.call("dts", "CreateSyncCompareTask", request, { effect: "once" });
  if (CompareTaskId) return CompareTaskId;
  throw new ProblemError(
    problem("syncJob.compareFailed", { jobId: JobId, taskId: "-", message: "CompareTaskId: -" }),
  );
}

async function tasksOf(account: CloudAccount, JobId: string): Promise<readonly Task[]> {
  const request = { JobId, Limit: 100 };
  return (await account.call("dts", "DescribeSyncCompareTasks", request, { effect: "read" })).Items ?? [];
}

function endOf(options: CompareOptions, CompareTaskId: string): Promise<Task> {
  const { account, jobId, signal, calls } = options;
  return poll({ account, jobId, signal, deadline: calls.deadline }, async () => {
    const request = { JobId: jobId, CompareTaskId, Limit: 1 };
    const read = { effect: "read", signal } as const;
    const { Items } = await account.call("dts", "DescribeSyncCompareTasks", request, read);
    return Items?.find(({ Status }) => endedStatuses.has(Status ?? ""));
  });
}

async function conclusionOf(
  account: CloudAccount,
  JobId: string,
  { CompareTaskId = "", Conclusion = "" }: Task,
): Promise<Omit<CompareResult, "settings">> {
  const request = {
    JobId,
    CompareTaskId,
    DifferenceLimit: 1,
    DifferenceOffset: 0,
    SkippedLimit: 1,
    SkippedOffset: 0,
  };
  const { Abstract } = await account.call("dts", "DescribeSyncCompareReport", request, { effect: "read" });
  return {
    taskId: CompareTaskId,
    conclusion: Abstract?.Conclusion || Conclusion,
    differentTables: Abstract?.DifferentTables ?? 0,
    differentRows: Abstract?.DifferentRows ?? 0,
  };
}

function fingerprint(settings: CompareSettings): string {
  return createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 8);
}
