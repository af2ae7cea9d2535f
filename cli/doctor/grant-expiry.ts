import { expiryOf } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
import type { DoctorCheck } from "./section";

/** How long a grant still lasts, for whoever reads the report; nothing where it does not end. */
export function daysLeft(expires: string | undefined, now: number): readonly Problem[] {
  if (expires === undefined) return [];
  const { state, daysLeft: days } = expiryOf(expires, now);
  return state === "expired" ? [] : [problem("grant.daysLeft", { days, expires })];
}

/** Whether a time-boxed grant of a source account still lets anybody in; no check for one that does not end. */
export function checkExpiry(expires: string | undefined, now: number): DoctorCheck[] {
  if (expires === undefined) return [];
  if (expiryOf(expires, now).state !== "expired") {
    return [{ name: "grant", verdict: "passed", problems: daysLeft(expires, now) }];
  }
  const ended = problem("grant.expired", { expires }, "grants[].expires");
  return [{ name: "grant", verdict: "failed", problems: [ended] }];
}
