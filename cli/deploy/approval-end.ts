import { problem, ProblemError } from "../../core/messages";

const milliseconds = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * The end of an approval, in UTC.
 *
 * @param duration such as `30m`, `24h` or `7d`
 * @throws {ProblemError} `option.invalid`
 */
export function approvalEnd(duration: string, now: number): string {
  const [, count, unit] = /^([1-9]\d{0,4})([smhd])$/.exec(duration) ?? [];
  if (count === undefined || unit === undefined) {
    const allowed = "90s, 30m, 24h, 7d";
    throw new ProblemError(problem("option.invalid", { flag: "--approval-ttl", value: duration, allowed }));
  }
  return new Date(now + Number(count) * milliseconds[unit as keyof typeof milliseconds]).toISOString();
}
