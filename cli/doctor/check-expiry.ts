import { expiryOf } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
import type { DoctorCheck } from "./section";

/** A note of how many days a grant has left; empty for a grant without end, and for an expired one. */
export function daysLeft(expires: string | undefined, now: number): readonly Problem[] {
  if (expires === undefined) return [];
  const { state, daysLeft: days } = expiryOf(expires, now);
  return state === "expired" ? [] : [problem("grant.daysLeft", { days, expires })];
}

/** The check that a time-boxed grant of a source stack has not expired; no check for a grant without end. */
export function checkExpiry(expires: string | undefined, now: number): DoctorCheck[] {
  if (expires === undefined) return [];
  if (expiryOf(expires, now).state !== "expired") {
    return [{ name: "grant", verdict: "passed", problems: daysLeft(expires, now) }];
  }
  const ended = problem("grant.expired", { expires }, "grants[].expires");
  return [{ name: "grant", verdict: "failed", problems: [ended] }];
}
