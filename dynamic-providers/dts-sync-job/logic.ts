import type { CloudAccount } from "../../client";
import { roleNameProblem } from "../../cam";
import { problem, ProblemError, type Problem } from "../../messages";
import { assertInstanceExists, assumeSourceRole } from "../../preflight";
import type { DesiredState } from "../../dts/next-step";
import { hasUnknown, type ResourceLogic } from "../host/resource-logic";
import { PartialResource } from "../host/partial-resource";
import type { ResourceContext } from "../host/resource-context";
import { differenceOf } from "./change-rules";
import type { SyncJobInputs, SyncJobOutputs, Timeouts } from "./inputs";
import { jobCalls, type JobCalls } from "./job-calls";
import { bringJobTo } from "./lifecycle";
import type { LiveJob } from "./model";
import { findOrBuyJob } from "./purchase";
import { describeProgress } from "./step-messages";

/** How long a method may take where the user sets no timeout. Seconds. */
const defaultTimeouts: Required<Timeouts> = { create: 1800, update: 1800, delete: 1200 };

/** A sync job's whole life: bought, configured, prechecked, started, and at the end stopped, isolated and destroyed. */
export const syncJobLogic: ResourceLogic<SyncJobInputs, SyncJobOutputs> = {
  check: async (inputs, context) => {
    await context.account(inputs.connection);
    const { roleName } = inputs.source;
    const isWrong = !hasUnknown(roleName) && roleNameProblem(roleName);
    return isWrong ? [problem("role.nameInvalid", { roleName }, "source.roleName")] : [];
  },

  diff: differenceOf,

  create: async (inputs, context) => {
    const account = await context.account(inputs.connection);
    await proveAccess(account, inputs, context);
    const jobId = await findOrBuyJob(account, inputs, context);
    const outputs = { ...inputs, status: "UnInitialized", tradeStatus: "Normal" };
    return { id: jobId, outputs: await bringOrKeep(account, jobId, outputs, "create", context) };
  },

  read: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    const job = await account.jobs.observe(jobId, { signal: context.signal });
    return job && job.TradeStatus !== "Offlined" ? withStatus(outputs, job) : undefined;
  },

  update: async (jobId, olds, news, context) => {
    const account = await context.account(news.connection);
    const outputs = { ...news, status: olds.status, tradeStatus: olds.tradeStatus };
    return bringOrKeep(account, jobId, outputs, "update", context);
  },

  delete: async (jobId, outputs, context) => {
    const account = await context.account(outputs.connection);
    const calls = callsOf(account, jobId, outputs, "delete", context);
    await bringJobTo("absent", calls, context.progress);
  },
};

/** Proves before anything is bought that the source's role can be assumed and shows the source instance. */
async function proveAccess(
  account: CloudAccount,
  inputs: SyncJobInputs,
  context: ResourceContext,
): Promise<void> {
  const keys = await assumeSourceRole(account, inputs.source, context.signal);
  await assertInstanceExists(account, inputs.source, { path: "source.instanceId", keys });
  await assertInstanceExists(account, inputs.target, { path: "target.instanceId" });
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
  const calls = callsOf(account, jobId, outputs, method, context, (job) => (seen = job));
  try {
    const job = await bringJobTo(outputs.desiredState satisfies DesiredState, calls, context.progress);
    return job ? withStatus(outputs, job) : outputs;
  } catch (error) {
    const problems = error instanceof ProblemError ? error.problems : [unexpected(jobId, error)];
    throw new PartialResource(jobId, seen ? withStatus(outputs, seen) : outputs, problems, { cause: error });
  }
}

function callsOf(
  account: CloudAccount,
  jobId: string,
  inputs: SyncJobInputs,
  method: keyof Timeouts,
  context: ResourceContext,
  onJob: (job: LiveJob | undefined) => void = () => undefined,
): JobCalls {
  const seconds = inputs.timeouts?.[method] ?? defaultTimeouts[method];
  return jobCalls(account, jobId, inputs, {
    deadline: context.now() + seconds * 1000,
    signal: context.signal,
    onObservation: (job) => {
      onJob(job);
      context.progress.status(describeProgress(job));
    },
  });
}

function withStatus(outputs: SyncJobOutputs, job: LiveJob): SyncJobOutputs {
  return { ...outputs, status: job.Status ?? "Unknown", tradeStatus: job.TradeStatus ?? "Normal" };
}

function unexpected(jobId: string, error: unknown): Problem {
  return problem("syncJob.unexpected", {
    jobId,
    message: error instanceof Error ? error.message : String(error),
  });
}
