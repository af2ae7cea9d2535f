import { problem, type Problem } from "../../core/messages";

/** The times of an offer: ISO 8601. */
interface OfferTimes {
  readonly issuedAt: string;
  readonly expires?: string;
  readonly validUntil: string;
}

/** How far the clocks of the two sides may differ; milliseconds. */
const clockSkew = 5 * 60_000;

/** Why an offer's times forbid to sign or to accept it now (milliseconds since the epoch); undefined if they do not. */
export function offerTimeProblem(
  { issuedAt, expires, validUntil }: OfferTimes,
  now: number,
): Problem | undefined {
  if (Date.parse(issuedAt) > now + clockSkew) return problem("offer.issuedInFuture", { issuedAt });
  if (expires !== undefined && Date.parse(expires) <= now) return problem("offer.grantExpired", { expires });
  return Date.parse(validUntil) <= now ? problem("offer.expired", { validUntil }) : undefined;
}
