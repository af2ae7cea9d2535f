import { problem, ProblemError } from "../../core/messages";

/** How long an offer may be taken up where nobody says it and the grant does not end: a quarter. */
const usualDays = 90;
const day = 86_400_000;
/** A date, or a moment with its offset from UTC. */
const momentShape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Until when an offer is valid: as asked, else as long as the grant, else a quarter. Never longer than the grant.
 *
 * @throws {ProblemError} `offer.validityInvalid`, `offer.validityTooLong`
 */
export function validUntilOf(asked: string | undefined, expires: string | undefined, now: number): string {
  const time = asked === undefined ? Date.parse(expires ?? "") || now + usualDays * day : parse(asked, now);
  const validUntil = new Date(time).toISOString();
  if (expires !== undefined && time > Date.parse(expires)) {
    throw new ProblemError(problem("offer.validityTooLong", { validUntil, expires }));
  }
  return validUntil;
}

function parse(asked: string, now: number): number {
  const time = momentShape.test(asked) ? Date.parse(asked) : NaN;
  if (time > now) return time;
  throw new ProblemError(problem("offer.validityInvalid", { value: asked }));
}
