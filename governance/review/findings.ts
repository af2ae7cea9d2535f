import type { Problem } from "../../core/messages";
import { shortestWays, waysByRole } from "./access-chains";
import { accessPaths } from "./access-paths";
import type { GrantGraph } from "./grant-graph";
import { keyOf, type Severity, type Subject } from "./rule";
import { rules } from "./rules";

/** One thing to think about before granting. */
export interface Finding {
  /** Id of the rule, kebab-case. */
  readonly rule: string;
  readonly severity: Severity;
  /** Key of the role, user, group or stack. */
  readonly subject: string;
  /** "violated", or "unknown" where a value or content is missing that decides. */
  readonly verdict: "violated" | "unknown";
  /** Whether this change brings it. */
  readonly isNew: boolean;
  readonly message: Problem;
}

/** Everything that the rules find in a graph; what they found before the change too is not new. */
export function findings(before: GrantGraph, after: GrantGraph): Finding[] {
  const old = violationsIn(before);
  const known = new Set(old.map(textOf));
  const present = violationsIn(after);
  const still = new Set(present.map(textOf));
  const ended = old.filter((violation) => isOfBefore.has(violation.rule) && !still.has(textOf(violation)));
  return [
    ...present.map((violation) => ({ ...violation, isNew: !known.has(textOf(violation)) })),
    ...ended.map((violation) => ({ ...violation, isNew: false })),
  ];
}

const isOfBefore = new Set(rules.filter((rule) => rule.isOfBefore).map(({ id }) => id));

const violationsIn = (graph: GrantGraph) => subjectsOf(graph).flatMap(violationsOf);

/** Everything that the rules judge, one by one. */
export function subjectsOf(graph: GrantGraph): Subject[] {
  const waysInto = waysByRole([...accessPaths(graph).values()]);
  const roles = [...graph.roles.values()].map((role) => ({
    kind: "role" as const,
    role,
    policies: role.policies,
    assumedBy: (waysInto.get(role.key) ?? [])
      .filter(({ permittedBy }) => permittedBy.length > 0)
      .map(({ principal }) => principal),
    ways: shortestWays(role.key, waysInto).map((way) => [
      way[0]?.principal ?? "",
      ...way.map((step) => step.role),
    ]),
  }));
  const holders = [...graph.holders.values()].map((holder) => ({
    kind: "holder" as const,
    holder,
    policies: holder.policies,
  }));
  return [...roles, ...holders];
}

function violationsOf(subject: Subject): Omit<Finding, "isNew">[] {
  return rules.flatMap(({ id, severity, verdict, evaluate }) =>
    evaluate(subject).map((message) => ({
      rule: id,
      severity,
      subject: keyOf(subject),
      verdict: verdict ?? "violated",
      message,
    })),
  );
}

const textOf = ({ rule, message }: Omit<Finding, "isNew">): string => JSON.stringify([rule, message]);
