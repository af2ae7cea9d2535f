import * as z from "zod";
import { operation, type Operation } from "../../service";
import { jobFor, jobResources, type DtsBackend } from "../backend";
import { durationsOf } from "../durations-of";
import { moveStatus } from "../lifecycle";
import { gatherFacts } from "../precheck/gather-facts";
import { runCheck, skippableSteps } from "../precheck/run-check";
import { checkSteps } from "../precheck/steps";
import { refusals } from "../refusals";
import { jobId, text } from "../schemas/scalars";
import { toWireCheck } from "../to-wire/check";
import { languageOf } from "../wording";

const onlyJobId = z.strictObject({ JobId: jobId });

/** The precheck before the first start. */
export function precheckOperations(backend: DtsBackend): Record<string, Operation> {
  const { clock } = backend.world;
  return {
    CreateCheckSyncJob: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "check");
        if (!job.configuration) throw refusals.wrongStatus(job, "check");
        const facts = gatherFacts(backend, job, job.configuration, call.caller);
        const now = clock.now();
        const duration = durationsOf(backend, job).precheck;
        const check = runCheck(facts, { steps: checkSteps, skipped: job.skippedSteps, duration, now });
        job.check = check;
        moveStatus(backend, job, "check", { succeeds: check.hasPassed, duration: check.finishesAt - now });
        return {};
      },
    }),

    DescribeCheckSyncJobResult: operation({
      parameters: onlyJobId,
      resources: jobResources,
      handle: (call, { JobId }) => {
        const job = jobFor(backend, call, JobId, "view");
        return toWireCheck(job.check, clock.now(), languageOf(call));
      },
    }),

    SkipSyncCheckItem: operation({
      parameters: z.strictObject({ JobId: jobId, StepIds: z.array(text).min(1) }),
      resources: jobResources,
      handle: (call, { JobId, StepIds }) => {
        const job = jobFor(backend, call, JobId, "skipCheck");
        const skippable = job.check ? skippableSteps(job.check) : [];
        const refused = StepIds.find((stepId) => !skippable.includes(stepId));
        if (refused) {
          throw refusals.invalid(
            "StepIds",
            `${refused} cannot be skipped, only ${skippable.join(", ") || "none"}`,
          );
        }
        StepIds.forEach((stepId) => job.skippedSteps.add(stepId));
        return {};
      },
    }),
  };
}
