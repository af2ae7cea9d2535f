import { problem, ProblemError } from "../../core/messages";

/** Days that an offer is valid by default if its grant has no end. */
const defaultDays = 90;
const day = 86_400_000;
/** A date, or a time with its offset from UTC. */
const timePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * The end of an offer: as given, else the end of the grant, else 90 days from now. Never after the end of the grant.
 *
 * @throws {ProblemError} `offer.validityInvalid`, `offer.validityTooLong`
 */
export function validUntilOf(asked: string | undefined, expires: string | undefined, now: number): string {
  const time = asked === undefined ? Date.parse(expires ?? "") || now + defaultDays * day : parse(asked, now);
  const validUntil = new Date(time).toISOString();
  if (expires !== undefined && time > Date.parse(expires)) {
    throw new ProblemError(problem("offer.validityTooLong", { validUntil, expires }));
  }
  return validUntil;
}

function parse(asked: string, now: number): number {
  const time = timePattern.test(asked) ? Date.parse(asked) : NaN;
  if (time > now) return time;
  throw new ProblemError(problem("offer.validityInvalid", { value: asked }));
}
