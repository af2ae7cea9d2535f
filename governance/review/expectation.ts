import * as z from "zod";
import { canonicalQcs } from "../../core/cam";
import { problem, type Problem } from "../../core/messages";
import { endOf, shortestWays, startOf, type Way, waysByRole } from "./access-chains";
import type { AccessPath } from "./access-paths";
import type { Finding } from "./findings";

/** For each role, by its key `<account>/role/<name>`, those who may be able to assume it. */
export type ExpectedAccess = Readonly<Record<string, readonly string[]>>;

export const expectedAccessSchema = z.record(z.string(), z.array(z.string()));

/**
 * Everyone who can assume a role, or might, directly or by way of other roles, and is not on the list: for each the
 * shortest way, the shortest of all first.
 */
export function unexpectedAccess(paths: readonly AccessPath[], expected: ExpectedAccess): Finding[] {
  const waysInto = waysByRole(paths);
  return [...waysInto.keys()]
    .flatMap((role) =>
      shortestWays(role, waysInto).filter((way) => !isExpected(expected[role], startOf(way))),
    )
    .sort((left, right) => left.length - right.length)
    .map((way) => ({
      rule: "unexpected-access",
      severity: "high",
      subject: endOf(way),
      verdict: way.every(({ verdict }) => verdict === "certain") ? "violated" : "unknown",
      isNew: true,
      message: counterExample(way),
    }));
}

/** Whoever is on the list and cannot assume the role: a later grant to them would go unseen. */
export function missingAccess(paths: readonly AccessPath[], expected: ExpectedAccess): Finding[] {
  const present = new Set(paths.map(({ principal, role }) => `${principal} > ${role}`));
  return Object.entries(expected).flatMap(([role, principals]) =>
    principals
      .filter((principal) => !present.has(`${canonical(principal)} > ${role}`))
      .map((principal) => ({
        rule: "expected-access-missing",
        severity: "low" as const,
        subject: role,
        verdict: "violated" as const,
        isNew: true,
        message: problem("review.finding.expectedAccessMissing", {
          ...{ principal: canonical(principal), subject: role },
          line: JSON.stringify(principal),
        }),
      })),
  );
}

function counterExample(way: Way): Problem {
  const [{ permittedBy } = { permittedBy: [] }, ...others] = way;
  const parameters = { principal: startOf(way), subject: endOf(way), line: JSON.stringify(startOf(way)) };
  if (others.length > 0) {
    const path = [startOf(way), ...way.map(({ role }) => role)].join(" → ");
    return problem("review.finding.unexpectedIndirectly", { ...parameters, path });
  }
  if (permittedBy.length > 0) {
    return problem("review.finding.unexpectedByPolicy", { ...parameters, policy: permittedBy.join(", ") });
  }
  return problem("review.finding.unexpectedByTrust", parameters);
}

function isExpected(listed: readonly string[] | undefined, principal: string): boolean {
  return listed?.some((one) => canonical(one) === principal) ?? false;
}

/** A main account may be written in either of its two spellings. */
const canonical = (principal: string): string =>
  principal.startsWith("qcs:") ? canonicalQcs(principal) : principal;
