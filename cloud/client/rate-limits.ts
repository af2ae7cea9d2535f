/** Requests per second of an account for one action, unless the action's page states another limit. */
export const defaultRateLimit = 20;

/**
 * Published limits that differ from the default; requests per second.
 * Source: the request limit on each action's page of the CAM API 2019-01-16, as of 2025.
 */
const publishedLimits: Readonly<Record<string, number>> = {
  "cam:CreateRole": 2,
  "cam:CreatePolicy": 10,
  "cam:AttachUserPolicy": 10,
  "cam:AttachGroupPolicy": 10,
  "cam:AttachRolePolicy": 10,
  "cam:DetachUserPolicy": 10,
  "cam:DetachGroupPolicy": 10,
  "cam:DetachRolePolicy": 10,
};

/** How often an account may call an action, in requests per second. */
export function rateLimitOf(service: string, action: string): number {
  return publishedLimits[`${service}:${action}`] ?? defaultRateLimit;
}
