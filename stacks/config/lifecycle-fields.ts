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
  syncThreads: field(threads(128).optional(), { description: "Threads that apply changes." }),
});

const skipStepSchema = z.strictObject({
  step: text({ description: "Id of the step, as the precheck prints it.", example: "OptimizeCheck" }),
  reason: text({ description: "Why its failure is accepted.", example: "known and harmless" }),
  until: day({ description: "Last day of the skip. After it, preview fails.", example: "2030-12-31" }),
});

const compareSchema = z.strictObject({
  method: field(z.enum(["full", "sample", "rowCount"]).default("full"), {
    description: "All rows, a sample of them, or only their number.",
  }),
  sampleRate: field(z.int().min(1).max(100).optional(), {
    description: "Percent of the rows, for `sample`.",
  }),
  threads: field(z.int().min(1).max(8).optional(), { description: "Threads of the comparison." }),
  run: text({
    description: "Any text; another one compares again.",
    defaultInWords: "compared once",
  }).optional(),
});

const timeoutsSchema = z.strictObject({
  create: field(seconds.optional(), {
    description: "Seconds until a new job must run.",
    defaultInWords: "1800",
  }),
  update: field(seconds.optional(), {
    description: "Seconds that a change may take.",
    defaultInWords: "1800",
  }),
  delete: field(seconds.optional(), {
    description: "Seconds until a job must be gone.",
    defaultInWords: "1200",
  }),
});

/** How a job is kept over the weeks of its life. */
export const lifecycleFields = {
  desiredState: field(z.enum(["running", "paused", "stopped"]).default(jobDefaults.desiredState), {
    description:
      "The state in which the job is kept. A new job must be `running`; `stopped` is final for DTS.",
  }),
  whenStopped: field(z.enum(["refuse", "reset", "replace"]).optional(), {
    description:
      "What happens when a stopped job is to run again: refused, begun anew, or another one is bought.",
    defaultInWords: "`refuse`",
  }),
  startAt: moment({
    description: "When the job starts by itself.",
    defaultInWords: "at once",
    example: "2030-01-31T02:00:00+08:00",
  }).optional(),
  rateLimit: field(rateLimitSchema.optional(), {
    description: "Limits while the job runs; what is left out stays as the service has it.",
    example: "{syncThreads: 16}",
  }),
  skipSteps: field(z.array(skipStepSchema).optional(), {
    description: "Steps of the precheck that may fail, each with its reason and last day.",
  }),
  compare: field(compareSchema.optional(), {
    description: "Compares the rows of source and target once the target has caught up.",
    example: "{method: full}",
  }),
  requireEqualBeforeStop: field(z.boolean().optional(), {
    description:
      "Whether the job is stopped, also by a destroy, only when a comparison finds source and target equal.",
    defaultInWords: "`false`",
  }),
  adopt: field(
    z
      .string()
      .regex(/^sync-[a-z0-9]+$/)
      .optional(),
    {
      description: "Id of a job that was made in the console, to be taken over instead of buying one.",
      wrong: "configuration.jobIdInvalid",
      values: "`sync-…`",
      example: "sync-eivc87yk",
    },
  ),
  timeouts: field(timeoutsSchema.optional(), { description: "How long the engine waits." }),
};
