import { roleNameProblem } from "../../core/cam";
import type { CloudAccount } from "../../cloud/client";
import { isBeforeStart, jobForm, type SyncJobInputs, type SyncJobOutputs, toJobReport } from "../../core/dts";
import { problem, type Problem, renderProblem } from "../../core/messages";
import { withDiagnosis } from "../../cloud/preflight";
import { isUnchanged } from "../host/changes";
import type { ResourceContext } from "../host/resource-context";
import { hasUnknown, type ResourceLogic } from "../host/resource-logic";
import { examineAdoption } from "./adopt";
import { differenceOf } from "./change-rules";
import { toLiveInputs } from "./from-wire";
import { keepJob, removeJob } from "./keep-job";
import { isStartAhead } from "./lifecycle";
import { hasMoved } from "./moved-jobs";
import { accessProblems, proveAccess } from "./prove-access";
import { findOrBuyJob } from "./purchase";
import { inWave } from "./wave";

/** A sync job's whole life: bought, configured, prechecked, started, changed, and at the end stopped and destroyed. */
export const syncJobLogic: ResourceLogic<SyncJobInputs, SyncJobOutputs> = {
  form: jobForm,

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
    // Nothing is bought before it is proven that the job would run.
    const volume = inputs.adopt ? undefined : await proveAccess(account, inputs, context);
    return inWave(inputs, volume, context.gate, async () => {
      const jobId = await (inputs.adopt
        ? adoptJob(account, inputs)
        : withDiagnosis(() => findOrBuyJob(account, inputs, context)));
      const outputs = { ...inputs, status: "UnInitialized", tradeStatus: "Normal" };
      return {
        id: jobId,
        outputs: await keepJob({ account, jobId, inputs, method: "create", context }, outputs),
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
    const keep = () => keepJob({ account, jobId, inputs: news, method: "update", context }, outputs);
    return isBeforeStart(status) ? inWave(news, undefined, context.gate, keep) : keep();
  },

  delete: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    if (hasMoved(account, jobId)) {
      context.progress.info(renderProblem(problem("syncJob.moved", { jobId })));
      return;
    }
    await removeJob({ account, jobId, inputs: outputs, method: "delete", context });
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

/** Limits are set while a job runs; a start that has passed is no mistake, but is said. */
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
