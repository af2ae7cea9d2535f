import type { Language } from "../../messages";
import type { Report } from "../report";
import { withoutControls, wordsIn, type Words } from "./words";

/** GitHub takes comments of 65,536 characters; the rest is left for who adds a heading. */
const longestComment = 64_000;

/** A comment for a pull request: the summary first, then who gains what, findings, as much as fits. */
export function renderMarkdown(report: Report, language: Language): string {
  const words = wordsIn(language);
  const head = [`## ${words.title}`, "", escape(headline(report, words)), ""];
  const sections = [
    section(words.paths, pathRows(report, words)),
    section(words.permissions, permissionRows(report, words)),
    section(words.findings, findingRows(report, words)),
  ];
  return fit(head, sections, words);
}

interface Section {
  readonly heading: string;
  readonly rows: readonly string[];
}

const section = (heading: string, rows: readonly string[]): Section => ({ heading, rows });

export function headline(report: Report, words: Words): string {
  const { gains, losses, unknown } = report.summary;
  const counts = words.summary(report);
  return gains + losses + unknown === 0 ? `${words.noChange} ${counts}` : counts;
}

/** Sign and word, because colour and emoji say nothing to everybody. */
export const signs = {
  added: "+",
  widened: "+",
  changed: "~",
  unknown: "?",
  removed: "-",
  narrowed: "-",
  rewritten: "=",
  equal: "=",
} as const;

function pathRows({ paths }: Report, words: Words): string[] {
  return paths
    .filter(({ change }) => change !== "equal")
    .map(
      ({ change, principal, role, trust }) =>
        `- **${signs[change]} ${words.change(change)}** ${code(principal)} → ${code(role)} (${words.trust(trust)})`,
    );
}

function permissionRows({ permissions }: Report, words: Words): string[] {
  return permissions
    .filter(({ change }) => change !== "equal")
    .map(({ subject, change, gained, lost, unknownPolicies }) =>
      [
        `- **${signs[change]} ${words.change(change)}** ${code(subject)}`,
        ...gained.map(
          (line) => `  - \\+ ${escape(words.line(line))} — ${line.policies.map(code).join(", ")}`,
        ),
        ...lost.map((line) => `  - \\- ${escape(words.line(line))} — ${line.policies.map(code).join(", ")}`),
        ...unknownPolicies.map((policy) => `  - ? ${escape(words.unknownContent(policy))}`),
      ].join("\n"),
    );
}

function findingRows({ findings }: Report, words: Words): string[] {
  return findings.map((finding) => {
    const [text = "", ...rest] = words.finding(finding).map(escape);
    const mark =
      finding.verdict === "unknown"
        ? `? ${words.change("unknown")}`
        : `! ${words.severity(finding.severity)}`;
    return [`- **${mark}** ${text} ${code(finding.rule)}`, ...rest.map((line) => `  - ${line}`)].join("\n");
  });
}

/** Gives every section its share of the room, and what one leaves over to the next. */
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

/** Longest value that is shown whole. */
const longestValue = 300;

/** No value can write Markdown or HTML, call anybody or link anywhere. */
export function escape(text: string): string {
  return shorten(withoutControls(text))
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&")
    .replace(/@/g, "@\u2060")
    .replace(/:\/\//g, ":\u2060//");
}

/** A value as code; backticks in it cannot end it. */
function code(text: string): string {
  const shown = shorten(withoutControls(text)).replaceAll("`", "ˋ").replaceAll("|", "¦");
  return `\`${shown === "" ? " " : shown}\``;
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
