import type { Language } from "../../messages";
import type { PathChange } from "../access-diff";
import type { Report } from "../report";
import { headline, signs } from "./markdown";
import { withoutControls, wordsIn } from "./words";

const rowHeight = 44;
const boxHeight = 30;
const boxWidth = 400;
const gap = 220;
const margin = 20;
const top = 70;
/** Widest letter of the font at its size, in pixels: a text of so many letters cannot leave its box. */
const letterWidth = 7.3;
const wideLetter = /[\u1100-\u11ff\u2e80-\uffdc]/;
const mostRows = 60;

const styles = `
  text { font: 12px ui-monospace, monospace; fill: #1f2328 } .title { font-size: 15px; font-weight: bold }
  rect { fill: #f6f8fa; stroke: #59636e } .panel { fill: #ffffff; stroke: none }
  path { fill: none; stroke-width: 2; stroke: #59636e }
  .added, .widened { stroke: #1a7f37 } .removed, .narrowed { stroke: #cf222e } .changed { stroke: #9a6700 }
  .unknown { stroke: #9a6700; stroke-dasharray: 6 4 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } rect { fill: #151b23; stroke: #9198a1 } .panel { fill: #0d1117 } path { stroke: #9198a1 }
    .added, .widened { stroke: #3fb950 } .removed, .narrowed { stroke: #f85149 } .changed, .unknown { stroke: #d29922 }
  }`;

/** Who can assume which role, as a picture: added green, removed red, unknown dashed; a sign beside every colour. */
export function renderSvg(report: Report, language: Language): string {
  const words = wordsIn(language);
  const shown = [...report.paths].sort(changedFirst).slice(0, mostRows);
  const more = report.paths.length - shown.length;
  const [principals, roles] = [
    unique(shown.map(({ principal }) => principal)),
    unique(shown.map(({ role }) => role)),
  ];
  const height = top + Math.max(principals.length, roles.length, 1) * rowHeight + margin * 2;
  const width = margin * 2 + boxWidth * 2 + gap;
  const roleX = margin + boxWidth + gap;
  const edges = shown.map((path) =>
    edge(path, rowOf(principals, path.principal), rowOf(roles, path.role), roleX, words.change(path.change)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(words.title)}">`,
    `<style>${styles}</style><rect class="panel" width="${width}" height="${height}"/>`,
    `<text class="title" x="${margin}" y="28">${escape(words.title)}</text>`,
    `<text x="${margin}" y="50">${escape(headline(report, words))}</text>`,
    ...edges,
    ...principals.map((name, index) => box(name, margin, index)),
    ...roles.map((name, index) => box(name, roleX, index)),
    ...(more > 0 ? [`<text x="${margin}" y="${height - 12}">${escape(words.more(more))}</text>`] : []),
    "</svg>",
    "",
  ].join("\n");
}

const changedFirst = (left: PathChange, right: PathChange): number =>
  Number(left.change === "equal") - Number(right.change === "equal");
const unique = (names: readonly string[]): string[] => [...new Set(names)];
const rowOf = (names: readonly string[], name: string): number => top + names.indexOf(name) * rowHeight;

function box(name: string, x: number, index: number): string {
  const y = top + index * rowHeight;
  return [
    `<g data-box=""><title>${escape(name)}</title><rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="5"/>`,
    `<text x="${x + 10}" y="${y + 20}">${escape(shorten(name, boxWidth - 20))}</text></g>`,
  ].join("");
}

function edge({ change }: PathChange, fromRow: number, toRow: number, roleX: number, word: string): string {
  const [x, y, endY] = [margin + boxWidth, fromRow + boxHeight / 2, toRow + boxHeight / 2];
  const middle = gap / 2;
  const label = shorten(`${signs[change]} ${word}`, gap - 40);
  return [
    `<path class="${change}" d="M${x} ${y} C${x + middle} ${y} ${x + middle} ${endY} ${roleX} ${endY}"/>`,
    `<text x="${x + middle}" y="${(y + endY) / 2 - 6}" text-anchor="middle">${escape(label)}</text>`,
  ].join("");
}

/** Cuts in the middle, because both ends of a name tell it from others. */
function shorten(text: string, width: number): string {
  const letters = [...withoutControls(text)];
  const most = Math.floor(width / letterWidth);
  const size = letters.reduce((sum, letter) => sum + (wideLetter.test(letter) ? 2 : 1), 0);
  if (size <= most) return letters.join("");
  const half = Math.floor((most * (letters.length / size) - 1) / 2);
  return `${letters.slice(0, half).join("")}…${letters.slice(-half).join("")}`;
}

function escape(text: string): string {
  return withoutControls(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
