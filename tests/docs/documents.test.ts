import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { anchors, codeBlocks, links, readDocument } from "../support/documents";

const pages = (folder: string) =>
  readdirSync(join(packageRoot, folder)).flatMap((name) =>
    name.endsWith(".md") ? [join(folder, name)] : [],
  );
const translated = pages("docs/zh");

/** The place that a link of a page leads to: a file of this project and perhaps an anchor; undefined for the world outside. */
function destination(page: string, target: string): { file: string; anchor?: string } | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = "", anchor] = target.split("#");
  return { file: path === "" ? page : normalize(join(dirname(page), path)), anchor };
}

test.each([...pages("."), ...pages("docs"), ...translated])("%s has no link that leads nowhere", (page) => {
  // Given
  const text = readDocument(page);

  // When
  const dangling = links(text).filter((target) => {
    const place = destination(page, target);
    if (!place) return false;
    if (!existsSync(join(packageRoot, place.file))) return true;
    return place.anchor !== undefined && !anchors(readDocument(place.file)).includes(place.anchor);
  });

  // Then
  expect(dangling).toEqual([]);
});

/** Blocks without their comments, which each language words for itself. */
const commands = (text: string) =>
  codeBlocks(text).map(({ info, code }) => ({ info, code: code.replace(/(^|[ \t]+)(#|\/\/) .*$/gm, "") }));

test.each(translated)("%s has the sections, rows and commands of the English page", (page) => {
  // Given
  const [chinese, english] = [readDocument(page), readDocument(page.replace("docs/zh/", "docs/"))];

  // When
  const shape = (text: string) => ({
    levels: text.match(/^#+(?= )/gm),
    rows: text.match(/^\|/gm)?.length,
    blocks: commands(text),
  });

  // Then
  expect(shape(chinese)).toEqual(shape(english));
});

test.each(translated)("%s has no comment that is still English", (page) => {
  // When
  const comments = codeBlocks(readDocument(page)).flatMap(({ code }) =>
    [...code.matchAll(/(?:^|[ \t])(?:#|\/\/) (.*)$/gm)].map(([, comment = ""]) => comment),
  );

  // Then
  expect(comments.filter((comment) => !/\p{Script=Han}|^[{}]/u.test(comment))).toEqual([]);
});

test("what a reader of either language needs is there in both", () => {
  // Given
  const needed = [
    "configuration",
    "credentials",
    "doctor",
    "emulator",
    "external-id-rotation",
    "getting-started",
    "gitops",
    "glossary",
    "grant-offer",
    "life-of-a-job",
    "many-jobs",
    "review",
    "runbook",
    "security-model",
    "time-boxed-grants",
  ];

  // When
  const missing = needed.filter((name) => !translated.includes(`docs/zh/${name}.md`));

  // Then
  expect(missing).toEqual([]);
});
