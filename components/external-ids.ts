import type * as pulumi from "@pulumi/pulumi";
import type { ExternalId } from "../dynamic-providers";

/** How the external ID of a grant is chosen, and exchanged. */
export interface ExternalIdArgs {
  /**
   * What the other side must present to use the role: 2-128 characters of `[\w+=,.@:/-]`. Updated in place; the one that
   * was handed out before must then be accepted for a while (`acceptPreviousExternalId`).
   * @default 128 random bits, chosen once and kept in state
   */
  externalId?: pulumi.Input<string>;
  /**
   * Number of the chosen external ID. One more chooses another one: the first phase of a rotation.
   * @default 1
   */
  externalIdGeneration?: number;
  /**
   * Whether the role accepts the external ID before the present one, too: `true` for one that was chosen here, else the
   * ID itself. It goes with every change of the external ID; taking it away again is the second phase.
   * @default false
   */
  acceptPreviousExternalId?: boolean | pulumi.Input<string>;
}

/** What a role accepts: the one that is handed out and, during a rotation, the one before. */
export interface AcceptedExternalIds {
  readonly current: pulumi.Input<string>;
  readonly previous?: pulumi.Input<string | undefined>;
}

/** Chooses the external IDs of a grant; `create` makes the resource that keeps a generated one. */
export function acceptedExternalIds(
  { externalId, externalIdGeneration = 1, acceptPreviousExternalId: accepted = false }: ExternalIdArgs,
  create: (args: { keeper: string; isPreviousAccepted?: boolean }) => ExternalId,
): AcceptedExternalIds {
  const keeper = String(externalIdGeneration);
  const ofTheirOwn = typeof accepted === "boolean" ? undefined : accepted;
  if (externalId !== undefined) {
    return { current: externalId, previous: accepted === true ? create({ keeper }).value : ofTheirOwn };
  }
  const generated = create(accepted === true ? { keeper, isPreviousAccepted: true } : { keeper });
  return { current: generated.value, previous: accepted === true ? generated.previousValue : ofTheirOwn };
}
