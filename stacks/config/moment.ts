import * as z from "zod";
import { field, type FieldFacts } from "./fields";

/** A time as Go prints it: the engine passes an unquoted date or time in this form. */
const goTime = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) ([+-]\d{2})(\d{2}) \S+$/;

const iso = z.string().transform((written) => written.replace(goTime, "$1T$2$3:$4"));

/** A time, ISO 8601 with its UTC offset. */
export function moment(facts: FieldFacts) {
  return field(iso.pipe(z.iso.datetime({ offset: true })), {
    wrong: "configuration.timeInvalid",
    values: "ISO 8601 with a UTC offset",
    ...facts,
  });
}

/** A day, `yyyy-mm-dd`. */
export function day(facts: FieldFacts) {
  const written = iso.transform((text) => text.replace(/T00:00:00(\+00:00)?$/, ""));
  return field(written.pipe(z.iso.date()), {
    wrong: "configuration.dateInvalid",
    values: "`yyyy-mm-dd`",
    ...facts,
  });
}

/** A time, or a date that means 00:00 UTC of that day; read as UTC to the second, as conditions of CAM require. */
export function instant(facts: FieldFacts) {
  const written = iso.pipe(z.union([z.iso.date(), z.iso.datetime({ offset: true })]));
  return field(
    written.transform((text) => new Date(text).toISOString().replace(/\.\d{3}Z$/, "Z")),
    { wrong: "configuration.momentInvalid", values: "`yyyy-mm-dd`, or ISO 8601 with a UTC offset", ...facts },
  );
}
