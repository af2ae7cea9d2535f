import { colors, type Language, type Problem } from "../../../core/messages";
import type { Finding } from "../findings";
import type { Report } from "../report";
import { operationSigns, signs } from "./signs";
import { withoutControls, wordsIn, type Words } from "./words";

const paint = {
  "+": colors.green,
  "-": colors.red,
  "~": colors.yellow,
  "?": colors.yellow,
  "=": colors.dim,
} as const;

const severityPaint = { high: colors.red, medium: colors.yellow, low: colors.dim } as const;

/**
 * The report as text for a terminal, with colors if the terminal has them. The verdict of the gate comes last, because that is
 * the visible end of the output.
 */
export function renderTerminal(report: Report, language: Language, conclusion?: Problem): string {
  const words = wordsIn(language);
  const findings = (isNew: boolean) => report.findings.filter((finding) => finding.isNew === isNew);
  return [
    colors.bold(words.marked(words.title, report.stacks.map(withoutControls).join(", "))),
    ...words.summary(report).map((line) => `  ${line}`),
    ...section(words.paths, pathLines(report, words)),
    ...section(words.permissions, permissionLines(report, words)),
    ...section(words.findings, findingLines(findings(true), words)),
    ...section(words.oldFindings, findingLines(findings(false), words)),
    ...section(words.grantEnds, report.grantEnds.map(words.grantEnd)),
    ...section(words.resources, resourceLines(report, words)),
    ...(conclusion ? ["", ...words.linesOf(conclusion).map(colors.bold)] : []),
  ].join("\n");
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", colors.bold(heading), ...lines.map((line) => `  ${line}`)];
}

function pathLines({ paths }: Report, words: Words): string[] {
  return paths
    .filter(({ change }) => change !== "equal")
    .map((path) => {
      const sign = signs[path.change];
      return paint[sign](words.marked(`${sign} ${words.change(path.change)}`, words.way(path)));
    });
}

function permissionLines({ permissions }: Report, words: Words): string[] {
  return permissions
    .filter(({ change }) => change !== "equal")
    .flatMap(({ subject, change, gained, lost, open, unknownPolicies }) => [
      words.marked(paint[signs[change]](`${signs[change]} ${words.change(change)}`), words.name(subject)),
      ...words.permissionLines(gained).map((line) => colors.green(`    + ${line}`)),
      ...words.permissionLines(lost).map((line) => colors.red(`    - ${line}`)),
      ...words.permissionLines(open).map((line) => colors.yellow(`    ? ${line}`)),
      ...unknownPolicies.map((policy) => colors.yellow(`    ? ${words.unknownContent(policy)}`)),
    ]);
}

function findingLines(findings: readonly Finding[], words: Words): string[] {
  return findings.flatMap(({ verdict, severity, message, rule }) => {
    const [text = "", ...rest] = words.linesOf(message);
    const mark =
      verdict === "unknown"
        ? colors.yellow(`? ${words.change("unknown")}`)
        : severityPaint[severity](`! ${words.severity(severity)}`);
    return [`${words.marked(mark, text)} ${colors.dim(`(${rule})`)}`, ...rest.map((line) => `    ${line}`)];
  });
}

function resourceLines({ resources }: Report, words: Words): string[] {
  return resources.map((resource) => {
    const sign = operationSigns[resource.operation];
    return paint[sign](`${sign} ${words.operation(resource)}`);
  });
}
