import * as z from "zod";
import { field, type FieldFacts } from "./fields";

/** How Go prints a time: the engine hands a date or a time over like this when the file has no quotes around it. */
const goTime = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) ([+-]\d{2})(\d{2}) \S+$/;

const iso = z.string().transform((written) => written.replace(goTime, "$1T$2$3:$4"));

/** A moment, ISO 8601 with its offset. */
export function moment(facts: FieldFacts) {
  return field(iso.pipe(z.iso.datetime({ offset: true })), {
    wrong: "configuration.timeInvalid",
    values: "ISO 8601 with an offset",
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

/** A moment, or a date that stands for its first moment in UTC; read as UTC to the second, as conditions of CAM want it. */
export function instant(facts: FieldFacts) {
  const written = iso.pipe(z.union([z.iso.date(), z.iso.datetime({ offset: true })]));
  return field(
    written.transform((text) => new Date(text).toISOString().replace(/\.\d{3}Z$/, "Z")),
    { wrong: "configuration.momentInvalid", values: "`yyyy-mm-dd`, or ISO 8601 with an offset", ...facts },
  );
}
