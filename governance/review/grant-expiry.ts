import { expiryOf } from "../../core/cam";
import { problem } from "../../core/messages";
import type { Finding } from "./findings";
import { roleKey } from "./grant-graph";
import { unknownInPreview, type Resource } from "./resource";

/** A grant that expires: from that moment on its role trusts no principal. */
export interface GrantEnd {
  /** Key of the role. */
  readonly role: string;
  /** ISO 8601 in UTC. */
  readonly expires: string;
  /** Whole days; negative once it has ended. */
  readonly daysLeft: number;
}

/** Every grant of the resources that ends, the next one first. What only the deployment will know is left out. */
export function grantEnds(resources: readonly Resource[], now: number): GrantEnd[] {
  return resources
    .filter(({ type }) => type === "cam:Role")
    .flatMap(({ inputs }) => {
      const { expires, roleName, connection } = inputs;
      if (typeof expires !== "string" || expires === unknownInPreview) return [];
      const { accountUin } = (connection ?? {}) as { accountUin?: unknown };
      const role = roleKey(String(accountUin), String(roleName));
      return [{ role, expires, daysLeft: expiryOf(expires, now).daysLeft }];
    })
    .sort((left, right) => left.daysLeft - right.daysLeft);
}

/** Grants that have ended, or will before anybody has had two weeks to ask for a new one. */
export function expiryFindings(
  before: readonly GrantEnd[],
  after: readonly GrantEnd[],
  now: number,
): Finding[] {
  const old = new Set(before.map(({ role, expires }) => `${role} ${expires}`));
  return after.flatMap(({ role: subject, expires, daysLeft: days }): Finding[] => {
    const { state } = expiryOf(expires, now);
    const isNew = !old.has(`${subject} ${expires}`);
    const common = { subject, verdict: "violated", isNew } as const;
    if (state === "open") return [];
    return state === "expired"
      ? [
          {
            ...common,
            rule: "grant-ended",
            severity: "medium",
            message: problem("review.finding.grantEnded", { subject, expires }),
          },
        ]
      : [
          {
            ...common,
            rule: "grant-ends-soon",
            severity: "low",
            message: problem("review.finding.grantEndsSoon", { subject, expires, days }),
          },
        ];
  });
}
