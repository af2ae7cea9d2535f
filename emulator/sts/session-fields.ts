import * as z from "zod";
import { CloudError } from "../cloud-error";

export const roleSessionName = z
  .string()
  .regex(/^[\w+=,.@-]{2,128}$/, "2-128 characters of [A-Za-z0-9_+=,.@-]");

/** Seconds. */
const defaultDuration = 7200;
/** Seconds; the upper limit for every role. */
const longestDuration = 43200;

/** A role with limit 0 has no own limit; an omitted duration is capped by the role's limit. */
export function roleSessionSeconds(asked: number | undefined, limitOfRole: number): number {
  const limit = limitOfRole || longestDuration;
  const seconds = asked ?? Math.min(defaultDuration, limit);
  if (seconds <= Math.min(limit, longestDuration)) return seconds;
  throw new CloudError("InvalidParameter.OverTimeError", `DurationSeconds must not be greater than ${limit}`);
}
