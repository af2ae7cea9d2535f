import { externalIdBits, toList } from "../../core/cam";
import { problem } from "../../core/messages";
import type { RoleNode } from "./grant-graph";
import { isUnknownPrincipals } from "./unknown-principals";
import { ofRole, type Rule } from "./rule";

/** 64 bits cannot be tried out over a network in any useful time. */
const leastExternalIdBits = 64;

/** More names than this are not listed in one message. */
const mostNamed = 3;

/** Rules about whom a role trusts, and about who declares it. */
export const trustRules: readonly Rule[] = [
  {
    id: "anyone-trusted",
    severity: "high",
    description: "A role names whom it trusts.",
    evaluate: ofRole(({ key, trustPolicy }) =>
      trustPolicy.statement.some(
        (statement) =>
          !isUnknownPrincipals(statement) &&
          statement.effect === "allow" &&
          toList(statement.principal.qcs).some((name) => name.includes("*")),
      )
        ? [problem("review.finding.anyoneTrusted", { subject: key })]
        : [],
    ),
  },
  {
    id: "trust-unknown",
    severity: "medium",
    verdict: "unknown",
    description: "Whom a role trusts is known before it is deployed.",
    evaluate: ofRole(({ key, trustPolicy }) =>
      trustPolicy.statement.some(isUnknownPrincipals)
        ? [problem("review.finding.trustUnknown", { subject: key })]
        : [],
    ),
  },
  {
    id: "external-id-missing",
    severity: "high",
    description: "A role for another account asks for an external ID.",
    evaluate: ofRole((role) =>
      role.externalId === "none" && trustsIdentities(role)
        ? [problem("review.finding.externalIdMissing", { subject: role.key })]
        : [],
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
    description: "The source of the external ID is known before it is deployed.",
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
    id: "trust-wider-than-executor",
    severity: "low",
    description: "A role trusts no more than the identities that run jobs.",
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
    id: "declared-twice",
    severity: "high",
    description: "One resource declares a role, and one lists its policies.",
    evaluate: (subject) => {
      if (subject.kind !== "role") return [];
      const { key, declaredBy, policiesOwnedBy } = subject.role;
      return [declaredBy, policiesOwnedBy]
        .filter((urns) => urns.length > 1)
        .map((urns) =>
          problem("review.finding.declaredTwice", { subject: key, resources: urns.map(shown).join(", ") }),
        );
    },
  },
  {
    id: "role-not-declared",
    severity: "medium",
    verdict: "unknown",
    description: "A role that gets policies is declared in the reviewed stacks.",
    evaluate: (subject) =>
      subject.kind === "role" && subject.role.declaredBy.length === 0
        ? [problem("review.finding.roleNotDeclared", { subject: subject.role.key })]
        : [],
  },
  {
    id: "attached-by-hand",
    severity: "medium",
    isOfBefore: true,
    description: "A role has the declared policies and no others.",
    evaluate: ofRole(({ key, changedOutside }) =>
      changedOutside.policies.map((policy) =>
        problem("review.finding.attachedByHand", { policy, subject: key }),
      ),
    ),
  },
  {
    id: "trust-by-hand",
    severity: "high",
    isOfBefore: true,
    description: "A role's trust policy is the declared one.",
    evaluate: ofRole(({ key, changedOutside }) =>
      changedOutside.isTrustChanged ? [problem("review.finding.trustByHand", { subject: key })] : [],
    ),
  },
  {
    id: "console-login",
    severity: "high",
    isOfBefore: true,
    description: "No one can log in to the console as a role that is for DTS.",
    evaluate: ofRole(({ key, changedOutside }) =>
      changedOutside.isConsoleLoginAllowed ? [problem("review.finding.consoleLogin", { subject: key })] : [],
    ),
  },
];

/** A role for a product, such as a server's, cannot ask for an external ID. */
function trustsIdentities({ trustPolicy }: RoleNode): boolean {
  return trustPolicy.statement.some(
    (statement) => statement.effect === "allow" && toList(statement.principal.qcs).length > 0,
  );
}

function trustedAccounts({ trustPolicy }: RoleNode): string[] {
  return trustPolicy.statement
    .flatMap(({ principal }) => toList(principal.qcs))
    .flatMap((name) => /^qcs::cam::uin\/(\d+):root$/.exec(name)?.[1] ?? []);
}

/** Stack and name: `source orders-role`. */
function shown(urn: string): string {
  return `${/^urn:pulumi:([^:]+)::/.exec(urn)?.[1] ?? "?"} ${urn.split("::").at(-1) ?? ""}`;
}
