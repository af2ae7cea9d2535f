import { problem, ProblemError, renderProblem } from "../../core/messages";
import { type OfferFile, readOfferFile, readUnverifiedOffer } from "../../stacks/config";
import { isPublicKey } from "../../core/grant-offer";

export interface ShowOptions {
  readonly json?: boolean;
}

export interface VerifyOptions extends ShowOptions {
  readonly publicKey: string;
  readonly targetUin?: string;
  /** Milliseconds since the epoch. Default: now. */
  readonly now?: number;
}

/** Shows an offer without verifying it, with a warning. */
export function show(file: string, { json }: ShowOptions): Promise<number> {
  const read = readUnverifiedOffer(file);
  if (!read.ok) throw new ProblemError(read.problems);
  if (json) console.log(JSON.stringify({ isVerified: false, ...offerAsJson(read) }, undefined, 2));
  else console.log([showOffer(read), renderProblem(problem("offer.notVerified", {}))].join("\n"));
  return Promise.resolve(0);
}

/** Verifies an offer as a target stack does, and shows it. @throws {ProblemError} why a target stack would reject it */
export function verify(
  file: string,
  { publicKey, targetUin, now = Date.now(), json }: VerifyOptions,
): Promise<number> {
  if (!isPublicKey(publicKey)) {
    const parameters = { key: "--public-key", found: publicKey };
    throw new ProblemError(problem("configuration.publicKeyInvalid", parameters));
  }
  const read = readOfferFile(file, { publicKey, targetUin, now });
  if (!read.ok) throw new ProblemError(read.problems);
  const { keyId } = read;
  if (json) console.log(JSON.stringify({ isVerified: true, ...offerAsJson(read) }, undefined, 2));
  else console.log([showOffer(read), renderProblem(problem("offer.verified", { keyId }))].join("\n"));
  return Promise.resolve(0);
}

/** The offer as text, without its external ID. */
export function showOffer({ offer, digest, keyId }: OfferFile): string {
  const { databaseKinds, attachedPolicies, expires = "–", externalId: _notShown, ...rest } = offer;
  return renderProblem(
    problem("offer.shown", {
      ...rest,
      databaseKinds: databaseKinds.join(", "),
      attachedPolicies: attachedPolicies.join(", "),
      expires,
      digest,
      keyId,
    }),
  );
}

/** The offer as data, without its external ID. */
export function offerAsJson({
  offer: { externalId: _notShown, ...offer },
  digest,
  keyId,
}: OfferFile): object {
  return { offer, digest, keyId };
}
