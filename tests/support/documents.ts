import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";

/** A fenced block of a document. */
export interface CodeBlock {
  /** What follows the fence, such as `sh` or `sh demo`. */
  readonly info: string;
  readonly code: string;
}

export function readDocument(path: string): string {
  return readFileSync(join(packageRoot, path), "utf8");
}

export function codeBlocks(text: string): CodeBlock[] {
  return [...text.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)].map(([, info = "", code = ""]) => ({
    info,
    code,
  }));
}

/** Targets of Markdown links, such as `review.md#findings`. */
export function links(text: string): string[] {
  return [...text.replace(/^```[^]*?^```$/gm, "").matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = ""]) => target,
  );
}

/** Anchors of the headings, as GitHub makes them. */
export function anchors(text: string): string[] {
  return [...text.replace(/^```[^]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The document with each table between `<!-- table: name -->` and `<!-- end -->` replaced. */
export function filled(path: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((document, [name, table]) => {
    const place = new RegExp(`(<!-- table: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(document)) throw new Error(`${path} has no place for the table "${name}"`);
    return document.replace(place, (_found, start: string, end: string) => `${start}\n${table}\n\n${end}`);
  }, readDocument(path));
}
