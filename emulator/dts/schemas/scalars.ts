import * as z from "zod";
import { NotEmulatedError } from "../../not-emulated";

export function integer(minimum: number, maximum: number) {
  return z.int().min(minimum).max(maximum);
}

/** One of the values; an absent field and an empty text both mean the service's default. */
export function choice<const Values extends readonly string[]>(values: Values) {
  return z
    .enum([...values, ""] as [...Values, ""])
    .transform((value) => (value === "" ? undefined : (value as Values[number])))
    .optional();
}

export const text = z.string();
export const jobId = text.min(1);

/** A published field that the emulator does not implement: it can be omitted, and setting it is refused by name. */
export const notEmulated = (name: string) =>
  z.optional(
    z.unknown().refine((value) => {
      if (value === undefined) return true;
      throw new NotEmulatedError("UnsupportedOperation.UnsupportedOperationError", `dts: the field ${name}`);
    }),
  );
