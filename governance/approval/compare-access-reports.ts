import { problem, type Problem } from "../../core/messages";
import { canonicalJson } from "../../core/state";
import type { Report } from "../review";

type Access = Pick<Report, "paths" | "permissions">;

/** The principals and roles whose access differs from the approved report. */
export function compareAccessReports(approved: Access, present: Access): Problem[] {
  const paths = differing(approved.paths, present.paths, ({ principal, role }) => `${principal} → ${role}`);
  const permissions = differing(approved.permissions, present.permissions, ({ subject }) => subject);
  return [...paths, ...permissions].map((subject) => problem("approval.accessDiffers", { subject }));
}

function differing<Item>(
  approved: readonly Item[],
  present: readonly Item[],
  nameOf: (item: Item) => string,
): string[] {
  const [was, is] = [textsByName(approved, nameOf), textsByName(present, nameOf)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort();
}

function textsByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, string> {
  return new Map(items.map((item) => [nameOf(item), canonicalJson(item)]));
}
