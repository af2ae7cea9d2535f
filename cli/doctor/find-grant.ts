import { expiryOf } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
import type { SourceRole } from "../../cloud/preflight";
import {
  type GrantFile,
  type GrantOffer,
  type GrantReference,
  readGrantFile,
  readOfferFile,
} from "../../stacks/config";
import { readStackOutputs } from "../workspace/read-stack-outputs";
import { daysLeft } from "./check-expiry";

export type FoundGrant =
  | { readonly verdict: "passed"; readonly role: SourceRole; readonly problems: readonly Problem[] }
  | {
      readonly verdict: "failed" | "unknown";
      readonly role?: undefined;
      readonly problems: readonly Problem[];
    };

/** Where a grant is looked up. */
interface Place {
  /** UIN of the target stack's account. */
  readonly accountUin: string;
  /** The key of the grant, such as `grants[0]`. */
  readonly path: string;
  readonly folder: string;
}

/** The grant of a reference: from its file, its offer, or the outputs of the source stack. Unknown if the outputs cannot be read. */
export function findGrant(reference: GrantReference, place: Place): Promise<FoundGrant> {
  switch (reference.from) {
    case "stack":
      return fromStack(reference.stack, reference.nameInStack, place);
    case "offer":
      return Promise.resolve(fromOffer(reference, place.accountUin));
    case "file":
      return Promise.resolve(fromFile(reference.file));
  }
}

function fromFile(file: string): FoundGrant {
  const read = readGrantFile(file);
  return read.ok ? foundRole(read.grant) : { verdict: "failed", problems: read.problems };
}

function fromOffer(
  { offer: path, publicKey, nameInStack: grant }: Extract<GrantReference, { readonly from: "offer" }>,
  targetUin: string,
): FoundGrant {
  const now = Date.now();
  const read = readOfferFile(path, { publicKey, targetUin, grant, now });
  if (!read.ok) return { verdict: "failed", problems: read.problems };
  const { validUntil } = read.offer;
  const validity = problem("offer.daysLeft", { days: expiryOf(validUntil, now).daysLeft, validUntil });
  return foundRole(read.offer, [validity]);
}

async function fromStack(
  stack: string,
  name: string,
  { path: grantPath, folder, accountUin }: Place,
): Promise<FoundGrant> {
  const path = `${grantPath}.stack`;
  const read = await readStackOutputs(stack, folder);
  if ("reason" in read) {
    const found = problem("doctor.grantUnreadable", { stack, reason: read.reason }, path);
    return { verdict: "unknown", problems: [found] };
  }
  const grant = read.grants?.[name];
  const externalId = read.externalIds?.[name];
  if (!grant) return failedWith(problem("grant.notInStack", { stack, name }, path));
  const { targetUin = accountUin } = grant;
  if (targetUin !== accountUin) {
    return failedWith(
      problem("grant.forOtherAccount", { stack, name, found: targetUin, expected: accountUin }, path),
    );
  }
  if (typeof externalId !== "string") {
    return failedWith(problem("grant.secretUnreadable", { stack, name }, path));
  }
  return foundRole({ ...grant, externalId });
}

type RoleFacts = Pick<GrantFile | GrantOffer, "sourceUin" | "roleName" | "externalId" | "expires">;

function foundRole(
  { sourceUin: accountUin, roleName, externalId, expires }: RoleFacts,
  notes: readonly Problem[] = [],
): FoundGrant {
  const given = { ...(externalId ? { externalId } : {}), ...(expires ? { expires } : {}) };
  const problems = [...notes, ...daysLeft(expires, Date.now())];
  return { verdict: "passed", role: { accountUin, roleName, ...given }, problems };
}

function failedWith(found: Problem): FoundGrant {
  return { verdict: "failed", problems: [found] };
}
