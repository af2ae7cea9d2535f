import { externalIdBits, toList, type AttachedPolicy, type Statement } from "../cam";
import { problem, type Problem } from "../messages";
import type { GrantGraph, HolderNode, RoleNode } from "./grant-graph";
import { presetPolicy, type PresetDocuments } from "./preset-contents";

export const severities = ["low", "medium", "high"] as const;
export type Severity = (typeof severities)[number];

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

/** What a rule sees: one role, or one holder of policies. */
export type Subject =
  | {
      readonly kind: "role";
      readonly role: RoleNode;
      readonly policies: readonly AttachedPolicy[];
      readonly graph: GrantGraph;
    }
  | { readonly kind: "holder"; readonly holder: HolderNode; readonly policies: readonly AttachedPolicy[] };

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly description: string;
  /** Where the rule finds what is missing instead of what is wrong. */
  readonly verdict?: "unknown";
  /** Every violation in one subject; none for a good one. */
  evaluate(subject: Subject): readonly Problem[];
}

/** 64 bits cannot be tried out over a network in any useful time. */
const leastExternalIdBits = 64;

const readsOnly = /^[\w*]+:(Describe|Get|List|Query|Inquire|Check)/;

/** The rules of a review; the policy pack uses the same ones. */
export const rules: readonly Rule[] = [
  {
    id: "wildcard-action",
    severity: "high",
    description: "No policy allows every action, or every action of a product.",
    evaluate: (subject) =>
      allowsOf(subject).flatMap(({ policy, action }) =>
        /^(\*|[\w*]+:\*)$/.test(withoutName(action))
          ? [problem("review.finding.wildcardAction", { policy, action, subject: keyOf(subject) })]
          : [],
      ),
  },
  {
    id: "wildcard-role",
    severity: "high",
    description: "sts:AssumeRole is allowed on exact roles only.",
    evaluate: (subject) =>
      allowsOf(subject).flatMap(({ policy, action, resources }) =>
        withoutName(action) === "sts:AssumeRole"
          ? resources
              .filter((resource) => resource.includes("*"))
              .map((resource) =>
                problem("review.finding.wildcardRole", { policy, resource, subject: keyOf(subject) }),
              )
          : [],
      ),
  },
  {
    id: "anyone-trusted",
    severity: "high",
    description: "A role names whom it trusts.",
    evaluate: ofRole(({ key, trustPolicy }) =>
      trustPolicy.statement.some(({ principal }) => toList(principal.qcs).includes("*"))
        ? [problem("review.finding.anyoneTrusted", { subject: key })]
        : [],
    ),
  },
  {
    id: "external-id-missing",
    severity: "high",
    description: "A role for another account asks for an external ID.",
    evaluate: ofRole(({ key, externalId }) =>
      externalId === "none" ? [problem("review.finding.externalIdMissing", { subject: key })] : [],
    ),
  },
  {
    id: "external-id-weak",
    severity: "medium",
    description: `An external ID holds at least ${leastExternalIdBits} bits.`,
    evaluate: ofRole(({ key, externalId }) => {
      const bits = typeof externalId === "object" ? externalIdBits(externalId.value) : leastExternalIdBits;
      return bits < leastExternalIdBits
        ? [problem("review.finding.externalIdWeak", { subject: key, bits })]
        : [];
    }),
  },
  {
    id: "external-id-unknown",
    severity: "medium",
    verdict: "unknown",
    description: "What the external ID comes from is known before it is deployed.",
    evaluate: ofRole(({ key, externalId }) =>
      externalId === "unknown" ? [problem("review.finding.externalIdUnknown", { subject: key })] : [],
    ),
  },
  {
    id: "write-access",
    severity: "medium",
    description: "A role that DTS reads a source through only reads.",
    evaluate: (subject) => {
      if (subject.kind !== "role") return [];
      const writes = allowsOf(subject).filter(({ action }) => !readsOnly.test(withoutName(action)));
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
        .map(({ name }) =>
          problem("review.finding.contentUnknown", { policy: name, subject: keyOf(subject) }),
        ),
  },
  {
    id: "trust-wider-than-executor",
    severity: "low",
    description: "A role trusts no more than those who run jobs.",
    evaluate: (subject) => {
      if (subject.kind !== "role") return [];
      return trustedAccounts(subject.role).flatMap((account) => {
        const holders = [...subject.graph.holders.values()].filter(
          ({ accountUin }) => accountUin === account,
        );
        const names = holders.slice(0, 3).map(({ key }) => key);
        return names.length === 0
          ? []
          : [
              problem("review.finding.trustWide", {
                subject: subject.role.key,
                account,
                holders: names.join(", "),
              }),
            ];
      });
    },
  },
  {
    id: "attached-by-hand",
    severity: "medium",
    description: "A role has the declared policies and no others.",
    evaluate: ofRole(({ key, policiesByHand }) =>
      policiesByHand.map((policy) => problem("review.finding.attachedByHand", { policy, subject: key })),
    ),
  },
  {
    id: "trust-by-hand",
    severity: "high",
    description: "A role's trust policy is the declared one.",
    evaluate: ofRole(({ key, isTrustForeign }) =>
      isTrustForeign ? [problem("review.finding.trustByHand", { subject: key })] : [],
    ),
  },
];

/** Everything that the rules find in a graph; what they found before the change too is not new. */
export function findings(before: GrantGraph, after: GrantGraph, presets: PresetDocuments = {}): Finding[] {
  const known = new Set(subjectsOf(before, presets).flatMap(violationsOf).map(textOf));
  return subjectsOf(after, presets)
    .flatMap(violationsOf)
    .map((violation) => ({ ...violation, isNew: !known.has(textOf(violation)) }));
}

function subjectsOf(graph: GrantGraph, presets: PresetDocuments): Subject[] {
  const roles = [...graph.roles.values()].map((role) => ({
    kind: "role" as const,
    role,
    graph,
    policies: [...role.policyNames, ...role.policiesByHand].map((name) => presetPolicy(name, presets)),
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

const keyOf = (subject: Subject): string => (subject.kind === "role" ? subject.role.key : subject.holder.key);

function ofRole(evaluate: (role: RoleNode) => readonly Problem[]): Rule["evaluate"] {
  return (subject) => (subject.kind === "role" ? evaluate(subject.role) : []);
}

function allowsOf({ policies }: Subject): { policy: string; action: string; resources: readonly string[] }[] {
  return policies.flatMap(({ name, document }) =>
    (document === "unknown" ? [] : document.statement)
      .filter(({ effect }) => effect === "allow")
      .flatMap(({ action, resource }: Statement) =>
        toList(action).map((one) => ({ policy: name, action: one, resources: toList(resource) })),
      ),
  );
}

const withoutName = (action: string): string => action.replace(/^name\//, "");

function trustedAccounts({ trustPolicy }: RoleNode): string[] {
  return trustPolicy.statement
    .flatMap(({ principal }) => toList(principal.qcs))
    .flatMap((name) => /^qcs::cam::uin\/(\d+):root$/.exec(name)?.[1] ?? []);
}
