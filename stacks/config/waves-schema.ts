import * as z from "zod";
import { field } from "./fields";

/** How many jobs start in parallel, in which order, and when no more are started. */
export const wavesSchema = z.strictObject({
  maxParallelJobs: field(z.int().min(1).max(1_000), {
    description: "Maximum number of jobs between purchase and Running.",
    example: "20",
  }),
  order: field(z.enum(["smallestFirst", "largestFirst"]).default("smallestFirst"), {
    description:
      "Which jobs start first, by size. The smallest show problems early; the largest take the longest.",
  }),
  stopAtFailureRate: field(z.int().min(1).max(100).optional(), {
    description:
      "Percentage of finished jobs of a run that may fail; above it no more jobs are purchased. Applies from five finished jobs on.",
    defaultInWords: "no limit",
  }),
});
