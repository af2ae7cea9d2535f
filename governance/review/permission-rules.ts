import { matchAction } from "../../core/cam";
import { problem } from "../../core/messages";
import { coversProduct, escalationActions, isRead } from "./escalation-actions";
import { allowsOf, keyOf, type Rule, type Subject } from "./rule";

/** Rules about what policies allow. They ask whether a pattern covers an action, however it is spelled. */
export const permissionRules: readonly Rule[] = [
  {
    id: "wildcard-action",
    severity: "high",
    description: "No policy allows every action, or every action of a product.",
    evaluate: (subject) =>
      allowsOf(subject)
        .filter(({ action }) => coversProduct(action))
        .map(({ policy, action }) =>
          problem("review.finding.wildcardAction", { policy, action, subject: keyOf(subject) }),
        ),
  },
  {
    id: "wildcard-role",
    severity: "high",
    description: "sts:AssumeRole is allowed on exact roles only.",
    evaluate: (subject) =>
      allowsOf(subject)
        .filter(({ action }) => matchAction(action, "sts:AssumeRole") === "yes" && !isEverything(action))
        .flatMap(({ policy, resources }) =>
          resources
            .filter((resource) => resource.includes("*"))
            .map((resource) =>
              problem("review.finding.wildcardRole", { policy, resource, subject: keyOf(subject) }),
            ),
        ),
  },
  {
    id: "privilege-escalation",
    severity: "high",
    description: "No policy allows an action by which its holder can get more access.",
    evaluate: (subject) => {
      const actions = escalationsOf(subject);
      if (actions.length === 0) return [];
      const key = keyOf(subject);
      const action = actions.join(", ");
      const ways = subject.kind === "role" ? subject.ways : [];
      return [
        problem("review.finding.escalation", { subject: key, action }),
        ...ways.map((way) =>
          problem("review.finding.escalationByChain", {
            principal: way[0] ?? key,
            path: way.join(" → "),
            action,
          }),
        ),
      ];
    },
  },
  {
    id: "write-access",
    severity: "medium",
    description: "A role that DTS reads a source through only reads.",
    evaluate: (subject) => {
      if (subject.kind !== "role") return [];
      const writes = allowsOf(subject).filter(({ action }) => !isRead(action));
      return [...new Set(writes.map(({ policy }) => policy))].map((policy) => {
        const actions = writes.filter((write) => write.policy === policy).map(({ action }) => action);
        return problem("review.finding.writeAccess", {
          policy,
          subject: keyOf(subject),
          action: [...new Set(actions)].join(", "),
        });
      });
    },
  },
  {
    id: "content-unknown",
    severity: "medium",
    verdict: "unknown",
    description: "The content of every policy is known.",
    evaluate: (subject) =>
      subject.policies
        .filter(({ document }) => document === "unknown")
        .map(({ name, creatorUin }) => {
          const parameters = { policy: name, subject: keyOf(subject) };
          return creatorUin === undefined
            ? problem("review.finding.contentUnknown", parameters)
            : problem("review.finding.contentNotYetKnown", parameters);
        }),
  },
];

const isEverything = (action: string): boolean => action === "*" || action === "*:*";

/** Actions of the table that the policies allow; a policy that allows everything is reported as that. */
function escalationsOf(subject: Subject): string[] {
  const patterns = allowsOf(subject)
    .map(({ action }) => action)
    .filter((action) => !isEverything(action));
  return escalationActions
    .filter(({ action }) => patterns.some((pattern) => matchAction(pattern, action) === "yes"))
    .map(({ action }) => action);
}
