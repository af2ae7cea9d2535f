import type * as pulumi from "@pulumi/pulumi";
import type { ExternalId } from "../dynamic-providers";

/** How the external ID of a grant is chosen and rotated. */
export interface ExternalIdArgs {
  /**
   * What the other side must present to use the role: 2-128 characters of `[\w+=,.@:/-]`. Updated in place; the previous
   * one must then be accepted for a while (`acceptPreviousExternalId`).
   * @default 128 random bits, generated once and stored in state
   */
  externalId?: pulumi.Input<string>;
  /**
   * Generation of the generated external ID. Increase it by one to generate a new one: phase 1 of a rotation.
   * @default 1
   */
  externalIdGeneration?: number;
  /**
   * Whether the role also accepts the previous external ID: `true` for a generated one, otherwise the ID itself. Required
   * with every change of the external ID; removing it again is phase 2 of the rotation.
   * @default false
   */
  acceptPreviousExternalId?: boolean | pulumi.Input<string>;
}

/** The external IDs that a role accepts: the current one and, during a rotation, the previous one. */
export interface AcceptedExternalIds {
  readonly current: pulumi.Input<string>;
  readonly previous?: pulumi.Input<string | undefined>;
}

/** Chooses the external IDs of a grant; `create` makes the resource that stores a generated one. */
export function acceptedExternalIds(
  { externalId, externalIdGeneration = 1, acceptPreviousExternalId: accepted = false }: ExternalIdArgs,
  create: (args: { keeper: string; isPreviousAccepted?: boolean }) => ExternalId,
): AcceptedExternalIds {
  const keeper = String(externalIdGeneration);
  const givenPrevious = typeof accepted === "boolean" ? undefined : accepted;
  if (externalId !== undefined) {
    return { current: externalId, previous: accepted === true ? create({ keeper }).value : givenPrevious };
  }
  const generated = create(accepted === true ? { keeper, isPreviousAccepted: true } : { keeper });
  return { current: generated.value, previous: accepted === true ? generated.previousValue : givenPrevious };
}
