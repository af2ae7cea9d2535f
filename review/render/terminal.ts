import { colors } from "../../messages/colors";
import type { Language } from "../../messages";
import type { Report } from "../report";
import { headline, signs } from "./markdown";
import { withoutControls, wordsIn } from "./words";

const paint = {
  "+": colors.green,
  "-": colors.red,
  "~": colors.yellow,
  "?": colors.yellow,
  "=": colors.dim,
} as const;

/** The report for a terminal, with colours where it has them. */
export function renderTerminal(report: Report, language: Language): string {
  const words = wordsIn(language);
  const clean = withoutControls;
  const lines = [colors.bold(words.title), headline(report, words)];
  const changed = report.paths.filter(({ change }) => change !== "equal");
  if (changed.length > 0) lines.push("", colors.bold(words.paths));
  for (const { change, principal, role, trust } of changed) {
    const sign = signs[change];
    const text = `${sign} ${words.change(change)} ${clean(principal)} → ${clean(role)} (${words.trust(trust)})`;
    lines.push(`  ${paint[sign](text)}`);
  }
  const permissions = report.permissions.filter(({ change }) => change !== "equal");
  if (permissions.length > 0) lines.push("", colors.bold(words.permissions));
  for (const { subject, change, gained, lost, unknownPolicies } of permissions) {
    lines.push(`  ${paint[signs[change]](`${signs[change]} ${words.change(change)}`)} ${clean(subject)}`);
    for (const line of gained) lines.push(`      ${colors.green(`+ ${clean(words.line(line))}`)}`);
    for (const line of lost) lines.push(`      ${colors.red(`- ${clean(words.line(line))}`)}`);
    for (const policy of unknownPolicies) {
      lines.push(`      ${colors.yellow(`? ${clean(words.unknownContent(policy))}`)}`);
    }
  }
  if (report.findings.length > 0) lines.push("", colors.bold(words.findings));
  for (const finding of report.findings) {
    const mark = finding.verdict === "unknown" ? words.change("unknown") : words.severity(finding.severity);
    const [text = "", ...rest] = words.finding(finding).map(clean);
    lines.push(
      `  ${colors.yellow(mark)} ${text} ${colors.dim(finding.rule)}`,
      ...rest.map((line) => `      ${line}`),
    );
  }
  return lines.join("\n");
}
