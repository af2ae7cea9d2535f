import { RunError } from "@pulumi/pulumi/errors";
import type { Grant, SourceRoleArgs } from "../components";
import { problem, type Problem, renderProblem } from "../core/messages";
import {
  type GrantFile,
  type GrantReference,
  type OfferFile,
  readGrantFile,
  readOfferFile,
  type TargetConfiguration,
} from "./config";
import type { StackOutputs } from "./stack-outputs";

/** All grants of a target stack, and the offers among them. */
export interface ResolvedGrants {
  readonly grants: ReadonlyMap<string, SourceRoleArgs>;
  /** What the stack outputs about each offer, so that users see which one the stack is bound to. */
  readonly offers: Readonly<Record<string, { readonly digest: string; readonly validUntil: string }>>;
}

/**
 * All grants that the configuration names: from the source's stack, or from an offer or a file of the source side. A
 * preview that runs before the source stack is deployed continues with unknown grants.
 */
export function resolveGrants(
  { grants: references, accountUin }: TargetConfiguration,
  outputs: StackOutputs,
): ResolvedGrants {
  const grants = new Map<string, SourceRoleArgs>();
  const offers: Record<string, ResolvedGrants["offers"][string]> = {};
  for (const reference of references) {
    if (reference.from === "offer") {
      const { offer, digest } = readOffer(reference, accountUin);
      offers[reference.name] = { digest, validUntil: offer.validUntil };
      grants.set(reference.name, toSourceRole(offer));
    } else {
      const role =
        reference.from === "file" ? fromFile(reference) : fromStack(reference, outputs, accountUin);
      grants.set(reference.name, role);
    }
  }
  return { grants, offers };
}

type From<Origin extends GrantReference["from"]> = Extract<GrantReference, { readonly from: Origin }>;

function readOffer(
  { offer: path, publicKey, nameInStack: grant }: From<"offer">,
  targetUin: string,
): OfferFile {
  const read = readOfferFile(path, { publicKey, targetUin, grant, now: Date.now() });
  if (!read.ok) throw failure(read.problems);
  return read;
}

function fromFile({ file }: From<"file">): SourceRoleArgs {
  const read = readGrantFile(file);
  if (!read.ok) throw failure(read.problems);
  return toSourceRole(read.grant);
}

function toSourceRole({ sourceUin, roleName, externalId, expires }: GrantFile | OfferFile["offer"]) {
  return { sourceUin, roleName, externalId, expires };
}

function fromStack(
  { nameInStack, stack }: From<"stack">,
  outputs: StackOutputs,
  accountUin: string,
): SourceRoleArgs {
  const parameters = { stack, name: nameInStack };
  const grant = outputs.read(stack, "grants").apply((grants) => {
    const found = (grants as Record<string, Grant> | undefined)?.[nameInStack];
    if (!found) throw failure([problem("grant.notInStack", parameters, "grants")]);
    const { targetUin = accountUin } = found as Partial<Grant>;
    if (targetUin === accountUin) return found;
    const accounts = { found: targetUin, expected: accountUin };
    throw failure([problem("grant.forOtherAccount", { ...parameters, ...accounts }, "grants")]);
  });
  const externalId = outputs.read(stack, "externalIds").apply((externalIds) => {
    const found = (externalIds as Record<string, unknown> | undefined)?.[nameInStack];
    // A secret of a stack with another passphrase arrives as `{}`; Pulumi reports no error.
    if (typeof found !== "string") throw failure([problem("grant.secretUnreadable", parameters, "grants")]);
    return found;
  });
  const { sourceUin, roleName, expires } = grant;
  return { sourceUin, roleName, externalId, expires };
}

function failure(problems: readonly Problem[]): RunError {
  return new RunError(problems.map((found) => renderProblem(found)).join("\n"));
}
