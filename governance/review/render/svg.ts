import type { Language } from "../../../core/messages";
import type { PolicyChange } from "../access-diff";
import type { Report } from "../report";
import { blocksOf, rowsOf, type Block, type Caller } from "./picture";
import { signs } from "./signs";
import { withoutControls, wordsIn, type Words } from "./words";

const margin = 24;
const columns = {
  who: { x: margin, width: 280 },
  role: { x: 590, width: 250 },
  policy: { x: 900, width: 290 },
};
const width = columns.policy.x + columns.policy.width + margin;
const boxHeight = 42;
const rowHeight = 54;
const blockGap = 14;
/** Length of the straight part of a line, below its text, in pixels. */
const straight = 232;
const lineHeight = 19;
/** Width of the widest letter of each font, in pixels, so that text never leaves its box. */
const letterWidths = { name: 7.3, small: 6.8 };
const wideLetter = /[\u1100-\u11ff\u2e80-\uffdc]|\p{Extended_Pictographic}/u;
const mostRows = 60;

const styles = `
  text { font: 12px system-ui, "Segoe UI", "Noto Sans", "Noto Sans SC", sans-serif; fill: #1f2328 }
  .title { font-size: 17px; font-weight: 600 } .name { font: 12px ui-monospace, "DejaVu Sans Mono", monospace }
  .small { font-size: 11px; fill: #59636e } .heading { font-weight: 600 }
  rect { fill: #f6f8fa; stroke: #818b98 } .panel { fill: #ffffff; stroke: none } .stripe { fill: #d1d9e0; stroke: none }
  .line { fill: none; stroke-width: 2; stroke: #818b98 } .head { fill: #818b98 }
  .added, .widened { stroke: #1a7f37 } .removed, .narrowed { stroke: #cf222e } .changed, .unknown { stroke: #9a6700 }
  .head.added, .head.widened { fill: #1a7f37 } .head.removed, .head.narrowed { fill: #cf222e }
  .head.changed, .head.unknown { fill: #9a6700 } .head { stroke: none }
  .unknown { stroke-dasharray: 6 4 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .small { fill: #9198a1 } rect { fill: #151b23; stroke: #656c76 }
    .panel { fill: #0d1117; stroke: none } .stripe { fill: #3d444d; stroke: none } .line { stroke: #656c76 } .head { fill: #656c76 }
    .added, .widened { stroke: #3fb950 } .removed, .narrowed { stroke: #f85149 } .changed, .unknown { stroke: #d29922 }
    .head.added, .head.widened { fill: #3fb950 } .head.removed, .head.narrowed { fill: #f85149 }
    .head.changed, .head.unknown { fill: #d29922 } .head { stroke: none }
  }`;

/**
 * The report as a picture for light and dark pages: which principals can assume which role, and its policies. Added is
 * green, removed red, unknown dashed; every color has a sign, and a description serves screen readers.
 */
export function renderSvg(report: Report, language: Language): string {
  const words = wordsIn(language);
  const { blocks, more } = blocksOf(report, mostRows);
  const title = words.marked(words.title, report.stacks.join(", "));
  const summary = words.summary(report);
  const legendY = 72 + summary.length * lineHeight;
  const headingY = legendY + 34;
  const drawn: string[] = [];
  let y = headingY + 14;
  for (const block of blocks) {
    drawn.push(...drawBlock(block, y, words));
    y += rowsOf(block) * rowHeight + blockGap;
  }
  if (more > 0) drawn.push(text("small", margin, y + 10, words.more(more)));
  const height = y + (more > 0 ? 30 : 10);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="review-title review-description">`,
    `<title id="review-title">${escape(title)}</title>`,
    `<desc id="review-description">${escape([...summary, ...blocks.flatMap((block) => described(block, words))].join(" "))}</desc>`,
    `<style>${styles}</style><rect class="panel" width="${width}" height="${height}"/>`,
    text("title", margin, 34, shorten(title, (width - margin * 2) / 1.5, "small")),
    ...summary.map((line, index) => text("", margin, 60 + index * lineHeight, line)),
    ...legend(legendY, words),
    ...(blocks.length > 0 ? headings(headingY, words) : []),
    ...drawn,
    "</svg>",
    "",
  ].join("\n");
}

function legend(y: number, words: Words): string[] {
  const kinds = ["added", "removed", "changed", "unknown", "equal"] as const;
  return kinds.flatMap((change, index) => {
    const x = margin + index * 120;
    const label = `${signs[change]} ${words.change(change)}`;
    return [`<path class="line ${change}" d="M${x} ${y - 4} h30"/>`, text("small", x + 38, y, label)];
  });
}

function headings(y: number, { picture }: Words): string[] {
  return [
    text("heading", columns.who.x, y, picture.who),
    text("heading", columns.role.x, y, picture.role),
    text("heading", columns.policy.x, y, picture.policies),
    `<rect class="stripe" x="${margin}" y="${y + 6}" width="${width - margin * 2}" height="1"/>`,
  ];
}

function drawBlock(block: Block, top: number, words: Words): string[] {
  const height = rowsOf(block) * rowHeight;
  const yOf = (index: number, count: number): number =>
    top + (height - count * rowHeight) / 2 + index * rowHeight + (rowHeight - boxHeight) / 2;
  const roleY = yOf(0, 1);
  const { role, callers, policies } = block;
  return [
    ...callers.flatMap((caller, index) => {
      const y = yOf(index, callers.length);
      const { kind, name } = words.label(caller.key);
      const end = roleY + (boxHeight * (index + 1)) / (callers.length + 1);
      return [
        ...(caller.path ? way(caller, y + boxHeight / 2, end, words) : []),
        box({ ...columns.who, y, kind, name, change: "equal" }),
      ];
    }),
    ...policies.flatMap((policy, index) => {
      const y = yOf(index, policies.length);
      const start = role === undefined ? columns.who : columns.role;
      return [
        link(start.x + start.width, roleY + boxHeight / 2, y + boxHeight / 2, policy),
        box({ ...columns.policy, y, ...labelOf(policy, words), change: classOf(policy) }),
      ];
    }),
    ...(role === undefined
      ? []
      : [box({ ...columns.role, y: roleY, ...words.label(role), change: "equal" })]),
  ];
}

/** The line from a caller to the role, with its sign and terms. */
function way({ path }: Caller, y: number, end: number, words: Words): string[] {
  if (!path) return [];
  const { change } = path;
  const x = columns.who.x + columns.who.width;
  const bend = (columns.role.x - x - straight) / 2;
  const [first = "", second = ""] = words.terms(path);
  const above = [`${signs[change]} ${words.change(change)}`, ...(first === "" ? [] : [first])].join(
    words.comma,
  );
  return [
    `<path class="line ${change}" d="M${x} ${y} h${straight} C${x + straight + bend} ${y} ${x + straight + bend} ${end} ${columns.role.x - 7} ${end}"/>`,
    `<path class="head ${change}" d="M${columns.role.x} ${end} l-9 -5 v10 z"/>`,
    text("small", x + 8, y - 6, shorten(above, straight, "small")),
    ...(second === "" ? [] : [text("small", x + 8, y + 16, shorten(second, straight, "small"))]),
  ];
}

function link(x: number, y: number, end: number, policy: PolicyChange): string {
  const bend = (columns.policy.x - x) / 2;
  return `<path class="line ${classOf(policy)}" d="M${x} ${y} C${x + bend} ${y} ${x + bend} ${end} ${columns.policy.x} ${end}"/>`;
}

/** Unknown content is dashed; the sign still shows whether the policy is added or removed. */
function classOf({ change, isContentKnown }: PolicyChange): string {
  return isContentKnown ? change : `${change} unknown`;
}

function labelOf({ name, change, isContentKnown }: PolicyChange, words: Words) {
  return { name, kind: `${signs[change]} ${words.picture.policy(isContentKnown)}` };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly kind: string;
  readonly name: string;
  readonly change: string;
}

function box({ x, y, width: boxWidth, kind, name, change }: Box): string {
  return [
    `<g data-box=""><title>${escape(`${kind} ${name}`)}</title>`,
    `<rect class="${change}" x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="6"/>`,
    text("small", x + 10, y + 16, shorten(kind, boxWidth - 20, "small")),
    text("name", x + 10, y + 33, shorten(name, boxWidth - 20, "name")),
    "</g>",
  ].join("");
}

/** A block in words, for screen readers. */
function described({ role, callers, policies }: Block, words: Words): string[] {
  const names = policies.map((policy) => `${labelOf(policy, words).kind} ${policy.name}`).join(", ");
  const ends = role === undefined ? [] : [words.name(role)];
  return [
    ...callers.map(({ key, path }) =>
      [words.name(key), ...(path ? [words.change(path.change), ...ends, ...words.terms(path)] : [])].join(
        ", ",
      ),
    ),
    ...(names === "" ? [] : [[...ends, names].join(": ")]),
  ].map((line) => `${line}.`);
}

function text(kind: string, x: number, y: number, content: string): string {
  return `<text${kind === "" ? "" : ` class="${kind}"`} x="${x}" y="${y}">${escape(content)}</text>`;
}

/** Shortens in the middle, because both ends of a name identify it. */
function shorten(content: string, room: number, font: keyof typeof letterWidths): string {
  const letters = [...withoutControls(content)];
  const most = Math.floor(room / letterWidths[font]);
  const size = letters.reduce((sum, letter) => sum + (wideLetter.test(letter) ? 2 : 1), 0);
  if (size <= most) return letters.join("");
  const half = Math.floor((most * (letters.length / size) - 1) / 2);
  return `${letters.slice(0, half).join("")}…${letters.slice(-half).join("")}`;
}

function escape(content: string): string {
  return withoutControls(content)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
