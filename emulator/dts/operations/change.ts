import * as z from "zod";
import { operation, type Operation } from "../../service";
import { jobFor, jobResources, type DtsBackend } from "../backend";
import { durationsOf } from "../durations-of";
import type { SyncJob } from "../job";
import { gatherFacts } from "../precheck/gather-facts";
import { runCheck } from "../precheck/run-check";
import { changeCheckSteps } from "../precheck/steps";
import { refusals } from "../refusals";
import type { Configuration } from "../configuration";
import { changeRequest, type ChangeRequest } from "../schemas/change";
import { jobId } from "../schemas/scalars";
import { toWireCheck } from "../to-wire/check";
import { languageOf } from "../wording";

const onlyJobId = z.strictObject({ JobId: jobId });

/** Changing objects and options of a running job: give the change, check it, let it take effect. */
export function changeOperations(backend: DtsBackend): Record<string, Operation> {
  const { clock } = backend.world;
  return {
    ModifySyncJobConfig: operation({
      parameters: changeRequest,
      resources: jobResources,
      handle: (call, request) => {
        const job = jobFor(backend, call, request.JobId, "configureOptObj");
        proveChange(request);
        job.change = { request, state: "configured" };
        return {};
      },
    }),

    CreateModifyCheckSyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "checkOptObj");
        const { change, configuration } = job;
        if (!change || !configuration) throw refusals.wrongStatus(job, "checkOptObj");
        const facts = gatherFacts(backend, job, changed(configuration, change.request), call.caller);
        const now = clock.now();
        const duration = durationsOf(backend, job).modifyCheck;
        const check = runCheck(facts, { steps: changeCheckSteps, skipped: job.skippedSteps, duration, now });
        job.change = { ...change, state: "checking", check };
        backend.jobs.schedule(JobId, "change", () =>
          clock.at(check.finishesAt, () => {
            const state = check.hasPassed ? "checkPassed" : "checkFailed";
            if (job.change) job.change = { ...job.change, state };
          }),
        );
        return {};
      },
    }),

    DescribeModifyCheckSyncJobResult: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const { change } = jobFor(backend, call, JobId, "view");
        return toWireCheck(change?.check, clock.now(), languageOf(call));
      },
    }),

    StartModifySyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "startOptObj");
        if (job.change) job.change = { ...job.change, state: "starting" };
        const endsAt = clock.now() + durationsOf(backend, job).modifyStart;
        backend.jobs.schedule(JobId, "change", () => clock.at(endsAt, () => takeEffect(job)));
        return {};
      },
    }),
  };
}

/** Single columns cannot be chosen on a running job. Source: comment of the official SDK (dts 2021-12-06). */
function proveChange({ DynamicObjects, DynamicOptions }: ChangeRequest): void {
  if (!DynamicObjects && !DynamicOptions) throw refusals.invalid("DynamicObjects", "nothing is changed");
  const tables = DynamicObjects?.Databases.flatMap(({ Tables }) => Tables ?? []) ?? [];
  const byColumn = tables.find(({ ColumnMode }) => ColumnMode === "Partial");
  if (byColumn) throw refusals.invalid("DynamicObjects", `columns of ${byColumn.TableName} cannot be chosen`);
}

function changed(
  configuration: Configuration,
  { DynamicObjects, DynamicOptions }: ChangeRequest,
): Configuration {
  const given = Object.fromEntries(
    Object.entries(DynamicOptions ?? {}).filter(([, value]) => value !== undefined),
  );
  return {
    ...configuration,
    Objects: DynamicObjects ?? configuration.Objects,
    Options: DynamicOptions ? { ...configuration.Options, ...given } : configuration.Options,
  } as Configuration;
}

function takeEffect(job: SyncJob): void {
  if (job.configuration && job.change) job.configuration = changed(job.configuration, job.change.request);
  job.change = undefined;
}
