import * as z from "zod";
import { CloudError } from "../cloud-error";

export const roleSessionName = z
  .string()
  .regex(/^[\w+=,.@-]{2,128}$/, "2-128 characters of [A-Za-z0-9_+=,.@-]");

/** Seconds. */
const defaultDuration = 7200;
/** Seconds, whatever the role allows. */
const longestDuration = 43200;

/** A role whose limit is 0 has none of its own; a duration that nobody asked for fits itself to the role. */
export function roleSessionSeconds(asked: number | undefined, limitOfRole: number): number {
  const limit = limitOfRole || longestDuration;
  const seconds = asked ?? Math.min(defaultDuration, limit);
  if (seconds <= Math.min(limit, longestDuration)) return seconds;
  throw new CloudError("InvalidParameter.OverTimeError", `DurationSeconds must not be greater than ${limit}`);
}
