import * as z from "zod";
import { defaultDurations, type ByHand } from "../dts";

interface JobChange {
  readonly values: z.ZodObject;
  apply(byHand: ByHand, jobId: string, values: Record<string, unknown>): void;
}

function change<Values extends z.ZodObject>(
  values: Values,
  apply: (byHand: ByHand, jobId: string, values: z.output<Values>) => void,
): JobChange {
  return { values, apply } as unknown as JobChange;
}

const seconds = z.number().min(0);
const durations = Object.fromEntries(
  Object.keys(defaultDurations).map((name) => [name, seconds.optional()]),
) as Record<keyof typeof defaultDurations, z.ZodOptional<z.ZodNumber>>;

/** What can happen to a job by hand, with what it takes. Durations are in virtual seconds. */
export const jobChanges: Readonly<Record<string, JobChange>> = {
  fail: change(
    z.strictObject({
      resumable: z.boolean(),
      error: z.strictObject({ reason: z.string(), message: z.string(), solution: z.string() }).optional(),
    }),
    (byHand, jobId, values) => byHand.failJob(jobId, values),
  ),
  lag: change(z.strictObject({ lagSeconds: seconds.optional() }), (byHand, jobId, { lagSeconds }) =>
    byHand.setLag(jobId, lagSeconds),
  ),
  lagProfile: change(
    z.strictObject({ points: z.array(z.strictObject({ afterSeconds: seconds, lagSeconds: seconds })) }),
    (byHand, jobId, { points }) =>
      byHand.setLagProfile(
        jobId,
        points.toSorted((a, b) => a.afterSeconds - b.afterSeconds),
      ),
  ),
  durations: change(z.strictObject(durations), (byHand, jobId, values) =>
    byHand.setDurations(
      jobId,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value! * 1000])),
    ),
  ),
  differentRows: change(z.strictObject({ rows: z.int().min(0) }), (byHand, jobId, { rows }) =>
    byHand.setDifferentRows(jobId, rows),
  ),
  notBilled: change(z.strictObject({}), (byHand, jobId) => byHand.setNotBilled(jobId)),
  lose: change(z.strictObject({}), (byHand, jobId) => byHand.lose(jobId)),
};

/** What a change takes, for people: `{resumable, error?}`. */
export function valuesOf(name: string): string {
  const fields = Object.entries(jobChanges[name]?.values.shape ?? {}).map(([field, schema]) =>
    (schema as z.ZodType).safeParse(undefined).success ? `${field}?` : field,
  );
  return `{${fields.join(", ")}}`;
}
