import { unknownValue, type UnknownValue } from "../../core/cam";
import { isSecret, unknownInPreview, type Resource } from "./resource";

/** What is known of the external ID that a role asks for. */
export type ExternalIdKnowledge = "none" | "generated" | "hidden" | "unknown" | { readonly value: string };

/**
 * Stands for a secret in a trust policy, so that the same one is equal to itself and another one differs; undefined: none
 * is asked for.
 */
type Token = string | UnknownValue | undefined;

/** External IDs of a role as far as a preview and a state show them: which one is which, not what they are. */
export interface ExternalIds {
  readonly knowledge: ExternalIdKnowledge;
  readonly current: Token;
  /** Accepted beside it, during a rotation. */
  readonly previous: Token;
  /** Whether the current one may be another than before, which nothing shows. */
  readonly mayChange: boolean;
}

export function externalIdsOf(role: Resource): ExternalIds {
  const knowledge = knowledgeOf(role, "externalId");
  const mayChange = knowledge === "hidden" && changeOfHidden(role) === "possible";
  return {
    knowledge,
    mayChange,
    current: mayChange ? unknownValue : currentToken(role, knowledge),
    previous: previousToken(role),
  };
}

type Field = "externalId" | "previousExternalId";

function knowledgeOf({ inputs, origins }: Resource, field: Field): ExternalIdKnowledge {
  const value = inputs[field];
  if (value === undefined || value === null) return "none";
  if (origins[field]?.some((urn) => urn.includes("dts:ExternalId"))) return "generated";
  if (value === unknownInPreview) return "unknown";
  if (isSecret(value) || typeof value !== "string") return "hidden";
  return { value };
}

function currentToken(role: Resource, knowledge: ExternalIdKnowledge): Token {
  if (knowledge === "none") return undefined;
  if (knowledge === "unknown") return unknownValue;
  if (typeof knowledge === "object") return knowledge.value;
  const isAnother = knowledge === "generated" ? isChosenAnew(role) : changeOfHidden(role) === "certain";
  return isAnother ? `another ${knowledge} for ${role.urn}` : `${knowledge} for ${role.urn}`;
}

/** When a rotation begins, the provider lets no other one be the previous than the one that was current. */
function previousToken(role: Resource): Token {
  const knowledge = knowledgeOf(role, "previousExternalId");
  if (knowledge === "none") return undefined;
  if (typeof knowledge === "object") return knowledge.value;
  const { before } = role;
  if (before && !hasPrevious(before)) return currentToken(before, knowledgeOf(before, "externalId"));
  return knowledge === "unknown" ? unknownValue : `${knowledge} before for ${role.urn}`;
}

/** The provider refuses another current one while the previous one is still accepted. */
function changeOfHidden(role: Resource): "none" | "possible" | "certain" {
  const { before } = role;
  if (!before || hasPrevious(before)) return "none";
  if (hasPrevious(role) || knowledgeOf(before, "externalId") !== "hidden") return "certain";
  return JSON.stringify(visible(role)) === JSON.stringify(visible(before)) ? "certain" : "possible";
}

const hasPrevious = (role: Resource): boolean => knowledgeOf(role, "previousExternalId") !== "none";

/** A preview does not know the value that an update or a new resource will choose. */
const isChosenAnew = ({ inputs }: Resource): boolean => inputs.externalId === unknownInPreview;

/** A secret looks different in a state and in a preview, so it is left out of comparisons. */
function visible({ inputs }: Resource): unknown {
  return Object.entries(inputs)
    .filter(([key, value]) => key !== "__provider" && !isSecret(value))
    .sort(([left], [right]) => (left < right ? -1 : 1));
}
