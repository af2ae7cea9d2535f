import { type AttachedPolicy, type Statement, toList } from "../../core/cam";
import type { Problem } from "../../core/messages";
import type { HolderNode, RoleNode } from "./grant-graph";

export const severities = ["low", "medium", "high"] as const;
export type Severity = (typeof severities)[number];

/** What a rule sees: one role, or one holder of policies. */
export type Subject =
  | {
      readonly kind: "role";
      readonly role: RoleNode;
      readonly policies: readonly AttachedPolicy[];
      /** Keys of the sub-users, groups and roles that can assume it. */
      readonly assumedBy: readonly string[];
      /** The shortest ways of other principals to the role, over other roles too: keys from the start to the role. */
      readonly ways: readonly (readonly string[])[];
    }
  | { readonly kind: "holder"; readonly holder: HolderNode; readonly policies: readonly AttachedPolicy[] };

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly description: string;
  /** Where the rule finds what is missing instead of what is wrong. */
  readonly verdict?: "unknown";
  /** Whether it also reports the state before the change, because that is worth knowing even if the change ends it. */
  readonly isOfBefore?: true;
  /** Every violation in one subject; none for a good one. */
  evaluate(subject: Subject): readonly Problem[];
}

export const keyOf = (subject: Subject): string =>
  subject.kind === "role" ? subject.role.key : subject.holder.key;

/** A rule about a role that the reviewed stacks declare. */
export function ofRole(evaluate: (role: RoleNode) => readonly Problem[]): Rule["evaluate"] {
  return (subject) =>
    subject.kind === "role" && subject.role.declaredBy.length > 0 ? evaluate(subject.role) : [];
}

export interface Allowed {
  readonly policy: string;
  /** Without `name/`. */
  readonly action: string;
  readonly resources: readonly string[];
}

/** Every action that the known policies of a subject allow, one by one. */
export function allowsOf({ policies }: Subject): Allowed[] {
  return policies.flatMap(({ name, document }) =>
    (document === "unknown" ? [] : document.statement)
      .filter(({ effect }) => effect === "allow")
      .flatMap(({ action, resource }: Statement) =>
        toList(action).map((one) => ({
          policy: name,
          action: one.replace(/^name\//, ""),
          resources: toList(resource),
        })),
      ),
  );
}
