import type { Language, Problem } from "../../../core/messages";
import type { Finding } from "../findings";
import type { Report } from "../report";
import { operationSigns, signs } from "./signs";
import { withoutControls, wordsIn, type Words } from "./words";

/** GitHub accepts comments of 65,536 characters; the difference is room for a heading. */
const longestComment = 64_000;

/**
 * The report as a pull request comment: conclusion and counts first, then access changes, findings and resources, as much as
 * fits.
 *
 * @param conclusion verdict of the gate; default: omitted
 */
export function renderMarkdown(report: Report, language: Language, conclusion?: Problem): string {
  const words = wordsIn(language, code);
  const head = [
    `## ${words.marked(words.title, report.stacks.map(code).join(", "))}`,
    "",
    ...(conclusion ? [`**${words.linesOf(conclusion).join(" ")}**`, ""] : []),
    ...words.summary(report).map((line) => `- ${line}`),
    "",
  ];
  const findings = (isNew: boolean) => report.findings.filter((finding) => finding.isNew === isNew);
  const sections = [
    { heading: words.paths, rows: pathRows(report, words) },
    { heading: words.permissions, rows: permissionRows(report, words) },
    { heading: words.findings, rows: findingRows(findings(true), words) },
    { heading: words.oldFindings, rows: findingRows(findings(false), words) },
    { heading: words.grantEnds, rows: report.grantEnds.map((end) => `- ${words.grantEnd(end)}`) },
    { heading: words.resources, rows: resourceRows(report, words) },
  ];
  return fit(head, sections, words);
}

interface Section {
  readonly heading: string;
  readonly rows: readonly string[];
}

function pathRows({ paths }: Report, words: Words): string[] {
  return paths
    .filter(({ change }) => change !== "equal")
    .map(
      (path) =>
        `- ${words.marked(`**${signs[path.change]} ${words.change(path.change)}**`, words.way(path))}`,
    );
}

function permissionRows({ permissions }: Report, words: Words): string[] {
  return permissions
    .filter(({ change }) => change !== "equal")
    .map(({ subject, change, gained, lost, open, unknownPolicies }) =>
      [
        `- ${words.marked(`**${signs[change]} ${words.change(change)}**`, words.name(subject))}`,
        ...words.permissionLines(gained).map((line) => `  - **+** ${line}`),
        ...words.permissionLines(lost).map((line) => `  - **-** ${line}`),
        ...words.permissionLines(open).map((line) => `  - **?** ${line}`),
        ...unknownPolicies.map((policy) => `  - **?** ${words.unknownContent(policy)}`),
      ].join("\n"),
    );
}

function findingRows(findings: readonly Finding[], words: Words): string[] {
  return findings.map(({ verdict, severity, message, rule }) => {
    const [text = "", ...rest] = words.linesOf(message);
    const mark = verdict === "unknown" ? `? ${words.change("unknown")}` : `! ${words.severity(severity)}`;
    return [
      `- ${words.marked(`**${mark}**`, text)} (${code(rule)})`,
      ...rest.map((line) => `  - ${line}`),
    ].join("\n");
  });
}

function resourceRows({ resources }: Report, words: Words): string[] {
  return resources.map(
    (resource) => `- **${operationSigns[resource.operation]}** ${words.operation(resource)}`,
  );
}

/** Divides the room among the sections; what one section does not use goes to the next. */
function fit(head: readonly string[], sections: readonly Section[], words: Words): string {
  const lines = [...head];
  let room = longestComment - lines.join("\n").length;
  const filled = sections.filter(({ rows }) => rows.length > 0);
  for (const [index, { heading, rows }] of filled.entries()) {
    const share = room / (filled.length - index) - 100;
    const shown: string[] = [];
    let length = heading.length;
    for (const row of rows) {
      length += row.length + 1;
      if (length > share) break;
      shown.push(row);
    }
    const left = rows.length - shown.length;
    const block = [`### ${heading}`, "", ...shown, ...(left > 0 ? [`- ${words.more(left)}`] : []), ""];
    lines.push(...block);
    room -= block.join("\n").length + 1;
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Longest value that is shown in full, in characters. */
const longestValue = 300;

/** A value as a code span, which neutralizes Markdown, HTML, mentions and links. Backticks in the value are replaced. */
function code(text: string): string {
  const shown = shorten(withoutControls(text)).replaceAll("`", "ˋ");
  return `\`${shown.trim() === "" ? "\ufffd" : shown}\``;
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
