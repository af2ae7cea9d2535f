import { problem, type Problem } from "../../core/messages";
import { canonicalJson } from "../../core/state";
import type { Report } from "../review";
import { differing } from "./differing";

type Access = Pick<Report, "paths" | "permissions">;

/** The principals and roles whose access differs from the approved report. */
export function compareAccessReports(approved: Access, present: Access): Problem[] {
  const paths = differing(pathTexts(approved), pathTexts(present));
  const permissions = differing(permissionTexts(approved), permissionTexts(present));
  return [...paths, ...permissions].map((subject) => problem("approval.accessDiffers", { subject }));
}

function pathTexts({ paths }: Access): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [`${path.principal} → ${path.role}`, canonicalJson(path)]));
}

function permissionTexts({ permissions }: Access): Record<string, string> {
  return Object.fromEntries(permissions.map((permission) => [permission.subject, canonicalJson(permission)]));
}
