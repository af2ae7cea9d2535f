import { z } from "zod";
import { problem } from "../messages";
import type { AccessPath } from "./access-paths";
import type { Finding } from "./findings";

/** For each role, by its key `<account>/role/<name>`, those who may be able to assume it. */
export type ExpectedAccess = Readonly<Record<string, readonly string[]>>;

export const expectedAccessSchema = z.record(z.string(), z.array(z.string()));

/** Everyone who can assume a role, or might, and is not on the list: the shortest proof for each. */
export function unexpectedAccess(paths: readonly AccessPath[], expected: ExpectedAccess): Finding[] {
  return paths
    .filter(({ role, principal }) => !(Object.hasOwn(expected, role) && expected[role]?.includes(principal)))
    .sort((left, right) => left.key.length - right.key.length)
    .map(({ key, principal, role, verdict }) => ({
      rule: "unexpected-access",
      severity: "high",
      subject: role,
      verdict: verdict === "certain" ? "violated" : "unknown",
      isNew: true,
      message: problem("review.finding.unexpectedAccess", { principal, subject: role, path: key }),
    }));
}
