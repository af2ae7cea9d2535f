import { problem, type Problem } from "../../core/messages";
import { hasUnknown } from "../host/resource-logic";

/** What a rotation of the external ID looks at. */
interface RotatingRole {
  readonly roleName: string;
  /** The one that is handed out. */
  readonly externalId?: string;
  /** Accepted beside it. */
  readonly previousExternalId?: string;
}

/**
 * Steps that would shut out the external ID that is handed out now, or, in the midst of a rotation, the one before it.
 * What preview cannot know yet is asked again by the update.
 */
export function wrongRotationSteps(olds: RotatingRole, news: RotatingRole): Problem[] {
  const handedOut = olds.externalId;
  const isAnotherRole = olds.roleName !== news.roleName;
  const isUnknown = hasUnknown([news.externalId, news.previousExternalId]);
  if (isAnotherRole || isUnknown || !handedOut || news.externalId === handedOut) return [];
  const { roleName } = news;
  const path = "grants[].acceptPreviousExternalId";
  if (olds.previousExternalId) return [problem("role.rotationUnfinished", { roleName }, path)];
  if (news.previousExternalId === handedOut) return [];
  return [problem("role.externalIdDropped", { roleName }, path)];
}

/** What the phase of a rotation does, for preview. */
export function rotationExplanations(olds: RotatingRole, news: RotatingRole): Problem[] {
  const { roleName } = news;
  if (!olds.previousExternalId && news.previousExternalId) {
    return [problem("role.rotationBegins", { roleName })];
  }
  if (olds.previousExternalId && !news.previousExternalId) {
    return [problem("role.rotationEnds", { roleName })];
  }
  return [];
}
