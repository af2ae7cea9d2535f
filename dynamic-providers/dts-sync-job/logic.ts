import { roleNameProblem } from "../../cam";
import type { CloudAccount } from "../../client";
import { problem, ProblemError, renderProblem, type Problem } from "../../messages";
import { problemsOf, withDiagnosis } from "../../preflight";
import { PartialResource } from "../host/partial-resource";
import type { ResourceContext } from "../host/resource-context";
import { hasUnknown, type ResourceLogic } from "../host/resource-logic";
import { examineAdoption } from "./adopt";
import { differenceOf, isComparisonDue } from "./change-rules";
import { compareRows } from "./compare";
import { converge } from "./converge";
import { toFacts, toLiveInputs, type LiveJob } from "./from-wire";
import type { CompareResult, SyncJobInputs, SyncJobOutputs, Timeouts } from "./inputs";
import { jobCalls, type JobCalls } from "./job-calls";
import { bringJobTo } from "./lifecycle";
import { accessProblems, proveAccess } from "./prove-access";
import { findOrBuyJob } from "./purchase";
import { describeProgress } from "./step-messages";

/** How long a method may take where the user sets no timeout. Seconds. */
const defaultTimeouts: Required<Timeouts> = { create: 1800, update: 1800, delete: 1200 };

/** A sync job's whole life: bought, configured, prechecked, started, changed, and at the end stopped and destroyed. */
export const syncJobLogic: ResourceLogic<SyncJobInputs, SyncJobOutputs> = {
  check: async (inputs, context, olds) => {
    const account = await context.account(inputs.connection);
    const mistakes = [
      ...wrongRoleName(inputs),
      ...expiredSkips(inputs, context.now()),
      ...wrongFirstState(inputs, olds),
    ];
    if (mistakes.length > 0) return mistakes;
    if (inputs.adopt && !olds) await announceAdoption(account, inputs, context);
    return accessProblems(account, inputs, olds, context);
  },

  diff: (olds, news, jobId) => differenceOf(olds, news, jobId),

  create: async (inputs, context) => {
    const account = await context.account(inputs.connection);
    const jobId = await (inputs.adopt ? adoptJob(account, inputs) : provideJob(account, inputs, context));
    const outputs = { ...inputs, status: "UnInitialized", tradeStatus: "Normal" };
    return { id: jobId, outputs: await bringOrKeep(account, jobId, outputs, "create", context) };
  },

  read: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    const job = await account.jobs.observe(jobId, { signal: context.signal });
    if (!job || job.TradeStatus === "Offlined") return undefined;
    return { ...outputs, ...toLiveInputs(outputs, job), ...toFacts(job) };
  },

  update: async (jobId, olds, news, context) => {
    const account = await context.account(news.connection);
    const { status, tradeStatus, compareResult, configuredExternalId } = olds;
    const known = { status, tradeStatus, compareResult, configuredExternalId };
    return bringOrKeep(account, jobId, { ...news, ...known }, "update", context);
  },

  delete: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    const calls = callsOf(account, jobId, outputs, "delete", context);
    await bringJobTo("absent", outputs, calls, context.progress);
  },
};

function wrongRoleName({ source }: SyncJobInputs): Problem[] {
  const { roleName } = source;
  const isWrong = !hasUnknown(roleName) && roleNameProblem(roleName) !== undefined;
  return isWrong ? [problem("role.nameInvalid", { roleName }, "source.roleName")] : [];
}

/** A skip is a risk that was taken for a time; after it, somebody has to decide anew. */
function expiredSkips({ skipSteps = [] }: SyncJobInputs, now: number): Problem[] {
  const today = new Date(now).toISOString().slice(0, 10);
  return skipSteps
    .map((skip, index) => ({ skip, path: `skipSteps[${index}].until` }))
    .filter(({ skip }) => skip.until < today)
    .map(({ skip, path }) => problem("syncJob.skipExpired", { ...skip }, path));
}

/** A job that is yet to be bought can only be brought to Running; one that is adopted may be anywhere. */
function wrongFirstState(
  { desiredState, adopt, jobName }: SyncJobInputs,
  olds: SyncJobInputs | undefined,
): Problem[] {
  if (olds || adopt || desiredState === "running") return [];
  return [problem("syncJob.notStartedYet", { jobId: jobName, status: "UnInitialized" }, "desiredState")];
}

async function announceAdoption(
  account: CloudAccount,
  inputs: SyncJobInputs,
  context: ResourceContext,
): Promise<void> {
  const { jobId, differences } = await examineAdoption(account, inputs);
  const heading = renderProblem(problem("syncJob.adopting", { jobId, count: differences.length }));
  context.progress.info([heading, ...differences.map((line) => `  ${line}`)].join("\n"));
}

async function adoptJob(account: CloudAccount, inputs: SyncJobInputs): Promise<string> {
  return (await examineAdoption(account, inputs)).jobId;
}

/** Nothing is bought before it is proven that the job would run. */
async function provideJob(
  account: CloudAccount,
  inputs: SyncJobInputs,
  context: ResourceContext,
): Promise<string> {
  await proveAccess(account, inputs, context);
  return withDiagnosis(() => findOrBuyJob(account, inputs, context));
}

/** From here on the job exists and may cost money: whatever fails, its id is kept. */
async function bringOrKeep(
  account: CloudAccount,
  jobId: string,
  outputs: SyncJobOutputs,
  method: keyof Timeouts,
  context: ResourceContext,
): Promise<SyncJobOutputs> {
  let seen: LiveJob | undefined;
  let { compareResult, configuredExternalId } = outputs;
  const calls = callsOf(account, jobId, outputs, method, context, {
    onJob: (job) => (seen = job),
    onConfigured: () => (configuredExternalId = outputs.source.externalId),
  });
  const compare = async (
    settings = outputs.compare ?? { method: "full" as const },
  ): Promise<CompareResult> => {
    compareResult = await compareRows(settings, {
      account,
      jobId,
      calls,
      progress: context.progress,
      signal: context.signal,
    });
    return compareResult;
  };
  const kept = (job: LiveJob | undefined): SyncJobOutputs => ({
    ...outputs,
    ...(job ? toFacts(job) : {}),
    compareResult,
    configuredExternalId,
    usesCurrentExternalId: usesCurrent(configuredExternalId, outputs),
  });
  try {
    if (outputs.desiredState === "stopped" && outputs.requireEqualBeforeStop)
      await assertEqual(calls, jobId, compare);
    let job = await converge(outputs, calls, context.progress);
    if (isComparisonDue(outputs, outputs)) {
      await compare();
      job = await calls.observe();
    }
    return kept(job);
  } catch (error) {
    const problems = error instanceof ProblemError ? problemsOf(error) : [unexpected(jobId, error)];
    // The live inputs, not the declared ones: what could not be changed must stand out at the next preview.
    const unfinished = { ...kept(seen), ...(seen ? toLiveInputs(outputs, seen) : {}) };
    throw new PartialResource(jobId, unfinished, problems, { cause: error });
  }
}

/** @throws {ProblemError} `syncJob.rowsDiffer` while a job that still runs has not copied everything. */
async function assertEqual(
  calls: JobCalls,
  jobId: string,
  compare: (settings: { method: "full"; run: string }) => Promise<CompareResult>,
): Promise<void> {
  const job = await calls.observe();
  if (!job || job.Status !== "Running") return;
  const { conclusion, differentTables, taskId } = await compare({
    method: "full",
    run: `before stop ${calls.now()}`,
  });
  if (conclusion === "same") return;
  throw new ProblemError(
    problem("syncJob.rowsDiffer", { jobId, conclusion, tables: differentTables, taskId }),
  );
}

/** Unknown, and so absent, for a job that was configured before anybody noted with what. */
function usesCurrent(
  configuredExternalId: string | undefined,
  { source }: SyncJobInputs,
): boolean | undefined {
  return configuredExternalId === undefined ? undefined : configuredExternalId === source.externalId;
}

interface Listeners {
  readonly onJob?: (job: LiveJob | undefined) => void;
  readonly onConfigured?: () => void;
}

function callsOf(
  account: CloudAccount,
  jobId: string,
  inputs: SyncJobInputs,
  method: keyof Timeouts,
  context: ResourceContext,
  { onJob = () => undefined, onConfigured = () => undefined }: Listeners = {},
): JobCalls {
  const seconds = inputs.timeouts?.[method] ?? defaultTimeouts[method];
  return jobCalls(account, jobId, inputs, {
    deadline: context.now() + seconds * 1000,
    signal: context.signal,
    onConfigured,
    onObservation: (job) => {
      onJob(job);
      context.progress.status(describeProgress(job));
    },
  });
}

function unexpected(jobId: string, error: unknown): Problem {
  return problem("syncJob.unexpected", {
    jobId,
    message: error instanceof Error ? error.message : String(error),
  });
}
