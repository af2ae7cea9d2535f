import * as z from "zod";
import { jobDefaults } from "../../core/dts";
import { field, text } from "./fields";
import { day, moment } from "./moment";

const threads = (most: number) => z.int().min(1).max(most);
const rowsPerSecond = z.int().min(1).max(50_000_000);
const seconds = z.int().min(1).max(604_800);

const rateLimitSchema = z.strictObject({
  dumpThreads: field(threads(16).optional(), { description: "Threads of the full export." }),
  dumpRows: field(rowsPerSecond.optional(), { description: "Rows per second of the full export." }),
  loadThreads: field(threads(16).optional(), { description: "Threads of the full import." }),
  loadRows: field(rowsPerSecond.optional(), { description: "Rows per second of the full import." }),
  syncThreads: field(threads(128).optional(), { description: "Threads of the incremental sync." }),
});

const skipStepSchema = z.strictObject({
  step: text({ description: "Id of the step, as the precheck prints it.", example: "OptimizeCheck" }),
  reason: text({ description: "Why its failure is accepted.", example: "known and harmless" }),
  until: day({ description: "Last day of the skip. After that day, preview fails.", example: "2030-12-31" }),
});

const compareSchema = z.strictObject({
  method: field(z.enum(["full", "sample", "rowCount"]).default("full"), {
    description: "Compares all rows, a sample of rows, or only the row counts.",
  }),
  sampleRate: field(z.int().min(1).max(100).optional(), {
    description: "Percentage of rows to compare with `sample`.",
  }),
  threads: field(z.int().min(1).max(8).optional(), { description: "Threads of the comparison." }),
  run: text({
    description: "Any text. A change runs the comparison again.",
    defaultInWords: "compared once",
  }).optional(),
});

const timeoutsSchema = z.strictObject({
  create: field(seconds.optional(), {
    description: "Seconds to wait until a new job is running.",
    defaultInWords: "1800",
  }),
  update: field(seconds.optional(), {
    description: "Seconds to wait until a change is complete.",
    defaultInWords: "1800",
  }),
  delete: field(seconds.optional(), {
    description: "Seconds to wait until a job is gone.",
    defaultInWords: "1200",
  }),
});

/** Fields that control a job during its life. */
export const lifecycleFields = {
  desiredState: field(z.enum(["running", "paused", "stopped"]).default(jobDefaults.desiredState), {
    description: "The desired state of the job. A new job must be `running`; `stopped` is final for DTS.",
  }),
  whenStopped: field(z.enum(["refuse", "reset", "replace"]).optional(), {
    description:
      "What happens when a stopped job must run again: it is refused, it restarts from scratch, or a new one is purchased.",
    defaultInWords: "`refuse`",
  }),
  startAt: moment({
    description: "Scheduled start of the job.",
    defaultInWords: "immediately",
    example: "2030-01-31T02:00:00+08:00",
  }).optional(),
  rateLimit: field(rateLimitSchema.optional(), {
    description: "Limits while the job runs. A limit that is omitted stays as the service has it.",
    example: "{syncThreads: 16}",
  }),
  skipSteps: field(z.array(skipStepSchema).optional(), {
    description: "Precheck steps that may fail, each with a reason and a last day.",
  }),
  compare: field(compareSchema.optional(), {
    description: "Compares the rows of source and target after the target has caught up.",
    example: "{method: full}",
  }),
  requireEqualBeforeStop: field(z.boolean().optional(), {
    description:
      "Whether the job is stopped or destroyed only if a comparison finds source and target equal.",
    defaultInWords: "`false`",
  }),
  adopt: field(
    z
      .string()
      .regex(/^sync-[a-z0-9]+$/)
      .optional(),
    {
      description:
        "Id of a job that was created in the console. It is adopted instead of purchasing a new one.",
      wrong: "configuration.jobIdInvalid",
      values: "`sync-…`",
      example: "sync-eivc87yk",
    },
  ),
  timeouts: field(timeoutsSchema.optional(), { description: "How long an operation waits." }),
};
