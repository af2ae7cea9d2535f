import * as z from "zod";
import { defaultDurations, type OutOfBandChanges } from "../dts";

interface JobChange {
  readonly values: z.ZodObject;
  apply(outOfBand: OutOfBandChanges, jobId: string, values: Record<string, unknown>): void;
}

function change<Values extends z.ZodObject>(
  values: Values,
  apply: (outOfBand: OutOfBandChanges, jobId: string, values: z.output<Values>) => void,
): JobChange {
  return { values, apply } as unknown as JobChange;
}

const seconds = z.number().min(0);
const durations = Object.fromEntries(
  Object.keys(defaultDurations).map((name) => [name, seconds.optional()]),
) as Record<keyof typeof defaultDurations, z.ZodOptional<z.ZodNumber>>;

/** Out-of-band changes of a job and their values. Durations are in virtual seconds. */
export const jobChanges: Readonly<Record<string, JobChange>> = {
  fail: change(
    z.strictObject({
      resumable: z.boolean(),
      error: z.strictObject({ reason: z.string(), message: z.string(), solution: z.string() }).optional(),
    }),
    (outOfBand, jobId, values) => outOfBand.failJob(jobId, values),
  ),
  lag: change(z.strictObject({ lagSeconds: seconds.optional() }), (outOfBand, jobId, { lagSeconds }) =>
    outOfBand.setLag(jobId, lagSeconds),
  ),
  lagProfile: change(
    z.strictObject({ points: z.array(z.strictObject({ afterSeconds: seconds, lagSeconds: seconds })) }),
    (outOfBand, jobId, { points }) =>
      outOfBand.setLagProfile(
        jobId,
        points.toSorted((a, b) => a.afterSeconds - b.afterSeconds),
      ),
  ),
  durations: change(z.strictObject(durations), (outOfBand, jobId, values) =>
    outOfBand.setDurations(
      jobId,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value! * 1000])),
    ),
  ),
  differentRows: change(z.strictObject({ rows: z.int().min(0) }), (outOfBand, jobId, { rows }) =>
    outOfBand.setDifferentRows(jobId, rows),
  ),
  notBilled: change(z.strictObject({}), (outOfBand, jobId) => outOfBand.setNotBilled(jobId)),
  lose: change(z.strictObject({}), (outOfBand, jobId) => outOfBand.lose(jobId)),
};

/** The values of a change in readable form: `{resumable, error?}`. */
export function valuesOf(name: string): string {
  const fields = Object.entries(jobChanges[name]?.values.shape ?? {}).map(([field, schema]) =>
    (schema as z.ZodType).safeParse(undefined).success ? `${field}?` : field,
  );
  return `{${fields.join(", ")}}`;
}
