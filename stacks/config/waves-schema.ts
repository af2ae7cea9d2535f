import * as z from "zod";
import { field } from "./fields";

/** How many jobs are on their way at the same time, and when no more are begun. */
export const wavesSchema = z.strictObject({
  maxParallelJobs: field(z.int().min(1).max(1_000), {
    description: "The most jobs between purchase and Running.",
    example: "20",
  }),
  order: field(z.enum(["smallestFirst", "largestFirst"]).default("smallestFirst"), {
    description:
      "Which jobs begin, by their size: the smallest soon show what is wrong, the largest are what one waits for.",
  }),
  stopAtFailureRate: field(z.int().min(1).max(100).optional(), {
    description:
      "Percent of the jobs ended in a run that may have failed; above it no more are bought. Counted from five jobs on.",
    defaultInWords: "failures stop nothing",
  }),
});
