import { problem, type Problem } from "../../core/messages";
import { hasUnknown } from "../host/resource-logic";

/** The inputs of a role that a rotation of the external ID concerns. */
interface RotatingRole {
  readonly roleName: string;
  /** The external ID that the grant contains. */
  readonly externalId?: string;
  /** Also accepted. */
  readonly previousExternalId?: string;
}

/**
 * The rotation steps that would reject the external ID of the current grant or, during a rotation, the previous one.
 * What preview cannot know yet is checked again by the update.
 */
export function wrongRotationSteps(olds: RotatingRole, news: RotatingRole): Problem[] {
  const current = olds.externalId;
  const isAnotherRole = olds.roleName !== news.roleName;
  const isUnknown = hasUnknown([news.externalId, news.previousExternalId]);
  if (isAnotherRole || isUnknown || !current || news.externalId === current) return [];
  const { roleName } = news;
  const path = "grants[].acceptPreviousExternalId";
  if (olds.previousExternalId) return [problem("role.rotationUnfinished", { roleName }, path)];
  if (news.previousExternalId === current) return [];
  return [problem("role.externalIdDropped", { roleName }, path)];
}

/** Explanations for preview: what this phase of a rotation does. */
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
