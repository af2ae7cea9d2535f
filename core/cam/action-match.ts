import { toMatch, type Match } from "./match";
import { matchesWildcard } from "./wildcard";

/** Sets of actions that only CAM can look up; legacy forms of the policy language. */
const featureSet = /^(permid|actionName)\//;

/** Whether a policy's action is a set that only CAM can look up, so that it may cover any action. */
export function isFeatureSet(pattern: string): boolean {
  return featureSet.test(pattern);
}

/**
 * Whether a policy's action covers an API, written `service:Api`. `name/service:Api` is the same as `service:Api`.
 * Compared with regard to case; the vendor says nothing about it.
 */
export function matchAction(pattern: string, action: string): Match {
  if (isFeatureSet(pattern)) return "unknown";
  return toMatch(matchesWildcard(canonicalAction(pattern), action));
}

/** The one spelling of actions that mean the same: no `name/`, and `*` for `*:*`. */
export function canonicalAction(pattern: string): string {
  const action = pattern.startsWith("name/") ? pattern.slice("name/".length) : pattern;
  return action === "*:*" ? "*" : action;
}
