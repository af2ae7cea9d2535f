import { type AttachedPolicy, externalIdBits, type Statement, toList } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
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
    }
  | { readonly kind: "holder"; readonly holder: HolderNode; readonly policies: readonly AttachedPolicy[] };

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly description: string;
  /** Where the rule finds what is missing instead of what is wrong. */
  readonly verdict?: "unknown";
  /** Whether it is told of the state before the change too, because somebody should know though the change ends it. */
  readonly isOfBefore?: true;
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
    id: "external-id-unseen",
    severity: "medium",
    verdict: "unknown",
    description: "Whether an external ID stays the same can be seen.",
    evaluate: ofRole(({ key, mayExternalIdChange }) =>
      mayExternalIdChange ? [problem("review.finding.externalIdUnseen", { subject: key })] : [],
    ),
  },
  {
    id: "two-external-ids",
    severity: "low",
    description: "A role accepts one external ID, outside of a rotation.",
    evaluate: ofRole(({ key, isRotating }) =>
      isRotating ? [problem("review.finding.twoExternalIds", { subject: key })] : [],
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
        .map(({ name, creatorUin }) => {
          const parameters = { policy: name, subject: keyOf(subject) };
          return creatorUin === undefined
            ? problem("review.finding.contentUnknown", parameters)
            : problem("review.finding.contentNotYetKnown", parameters);
        }),
  },
  {
    id: "trust-wider-than-executor",
    severity: "low",
    description: "A role trusts no more than those who run jobs.",
    evaluate: (subject) => {
      if (subject.kind !== "role") return [];
      const { role, assumedBy } = subject;
      return trustedAccounts(role).flatMap((account) => {
        const needing = assumedBy.filter((key) => key.startsWith(`${account}/`));
        if (needing.length === 0) return [];
        const shown = [...needing.slice(0, mostNamed), ...(needing.length > mostNamed ? ["…"] : [])];
        const parameters = { subject: role.key, account, holders: shown.join(", ") };
        return [problem("review.finding.trustWide", parameters)];
      });
    },
  },
  {
    id: "attached-by-hand",
    severity: "medium",
    isOfBefore: true,
    description: "A role has the declared policies and no others.",
    evaluate: ofRole(({ key, byHand }) =>
      byHand.policies.map((policy) => problem("review.finding.attachedByHand", { policy, subject: key })),
    ),
  },
  {
    id: "trust-by-hand",
    severity: "high",
    isOfBefore: true,
    description: "A role's trust policy is the declared one.",
    evaluate: ofRole(({ key, byHand }) =>
      byHand.isTrustChanged ? [problem("review.finding.trustByHand", { subject: key })] : [],
    ),
  },
  {
    id: "console-login",
    severity: "high",
    isOfBefore: true,
    description: "Nobody can log in to the console as a role that is for DTS.",
    evaluate: ofRole(({ key, byHand }) =>
      byHand.isConsoleLoginAllowed ? [problem("review.finding.consoleLogin", { subject: key })] : [],
    ),
  },
];

/** More names than this are not listed in one message. */
const mostNamed = 3;

export const keyOf = (subject: Subject): string =>
  subject.kind === "role" ? subject.role.key : subject.holder.key;

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
