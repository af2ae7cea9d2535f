import { roleNameProblem } from "../../core/cam";
import type { CloudAccount } from "../../cloud/client";
import {
  isBeforeStart,
  jobStateCodec,
  type SyncJobInputs,
  type SyncJobOutputs,
  toJobReport,
} from "../../core/dts";
import { problem, type Problem, renderProblem } from "../../core/messages";
import { withDiagnosis } from "../../cloud/preflight";
import { isUnchanged } from "../host/changes";
import type { ResourceContext } from "../host/resource-context";
import { hasUnknown, type ResourceLogic } from "../host/resource-logic";
import { examineAdoption } from "./adopt";
import { applyJob, destroyJob } from "./apply-job";
import { differenceOf } from "./change-rules";
import { accessProblems, proveAccess } from "./check-access";
import { toLiveInputs } from "./from-wire";
import { isStartAhead } from "./lifecycle";
import { findOrPurchaseJob } from "./purchase";
import { inWave } from "./wave";

/** The logic of a sync job's whole life: purchased, configured, prechecked, started, changed, and at the end stopped and destroyed. */
export const syncJobLogic: ResourceLogic<SyncJobInputs, SyncJobOutputs> = {
  codec: jobStateCodec,

  check: async (inputs, context, olds) => {
    const mistakes = [
      ...wrongRoleName(inputs),
      ...expiredSkips(inputs, context.now()),
      ...wrongFirstState(inputs, olds),
      ...wrongFirstStart(inputs, olds, context),
    ];
    if (mistakes.length > 0 || isUnchanged(inputs, olds)) return mistakes;
    const account = await context.account(inputs.connection);
    if (inputs.adopt && !olds) await announceAdoption(account, inputs, context);
    return accessProblems(account, inputs, olds, context);
  },

  diff: (olds, news, jobId) => differenceOf(olds, news, jobId),

  create: async (inputs, context) => {
    const account = await context.account(inputs.connection);
    // The preflight passes before anything is purchased.
    const volume = inputs.adopt ? undefined : await proveAccess(account, inputs, context);
    return inWave(inputs, volume, context.waves, async () => {
      const jobId = await (inputs.adopt
        ? adoptJob(account, inputs)
        : withDiagnosis(() => findOrPurchaseJob(account, inputs, context)));
      const outputs = { ...inputs, status: "UnInitialized", tradeStatus: "Normal" };
      return {
        id: jobId,
        outputs: await applyJob({ account, jobId, inputs, method: "create", context }, outputs),
      };
    });
  },

  read: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    const job = await account.jobs.observe(jobId, { signal: context.signal });
    if (!job || job.TradeStatus === "Offlined") return undefined;
    return { ...outputs, ...toLiveInputs(outputs, job), ...toJobReport(job) };
  },

  update: async (jobId, olds, news, context) => {
    const account = await context.account(news.connection);
    const { status, tradeStatus, compareResult, configuredExternalId } = olds;
    const outputs = { ...news, status, tradeStatus, compareResult, configuredExternalId };
    const apply = () => applyJob({ account, jobId, inputs: news, method: "update", context }, outputs);
    return isBeforeStart(status) ? inWave(news, undefined, context.waves, apply) : apply();
  },

  delete: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    if (context.memory.of(account).foundJobs.has(jobId)) {
      context.progress.info(renderProblem(problem("syncJob.moved", { jobId })));
      return;
    }
    await destroyJob({ account, jobId, inputs: outputs, method: "delete", context });
  },
};

function wrongRoleName({ source }: SyncJobInputs): Problem[] {
  const { roleName } = source;
  const isWrong = !hasUnknown(roleName) && roleNameProblem(roleName) !== undefined;
  return isWrong ? [problem("role.nameInvalid", { roleName }, "source.roleName")] : [];
}

/** A skip accepts a risk until a date. After it, a user has to decide again. */
function expiredSkips({ skipSteps = [] }: SyncJobInputs, now: number): Problem[] {
  const today = new Date(now).toISOString().slice(0, 10);
  return skipSteps
    .map((skip, index) => ({ skip, path: `skipSteps[${index}].until` }))
    .filter(({ skip }) => skip.until < today)
    .map(({ skip, path }) => problem("syncJob.skipExpired", { ...skip }, path));
}

/** A new job can only be brought to Running; an adopted job may have any state. */
function wrongFirstState(
  { desiredState, adopt, jobName }: SyncJobInputs,
  olds: SyncJobInputs | undefined,
): Problem[] {
  if (olds || adopt || desiredState === "running") return [];
  return [problem("syncJob.notStartedYet", { jobId: jobName, status: "UnInitialized" }, "desiredState")];
}

/** Limits are set while a job runs. A start time in the past is no mistake, but is reported as a warning. */
function wrongFirstStart(
  inputs: SyncJobInputs,
  olds: SyncJobInputs | undefined,
  { now, progress }: ResourceContext,
): Problem[] {
  const { startAt, rateLimit, adopt } = inputs;
  if (olds || adopt || startAt === undefined) return [];
  if (isStartAhead(inputs, now()))
    return rateLimit ? [problem("syncJob.limitAhead", { startAt }, "rateLimit")] : [];
  progress.warning(renderProblem(problem("syncJob.startPassed", { startAt }, "startAt")));
  return [];
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
