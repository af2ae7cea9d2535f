import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { anchors, codeBlocks, links, readDocument } from "../support/documents";

const pages = (folder: string) =>
  readdirSync(join(packageRoot, folder)).flatMap((name) =>
    name.endsWith(".md") ? [join(folder, name)] : [],
  );
const translated = pages("docs/zh");

/** The file of this project, and its anchor if any, that a link of a page points to; undefined for an external link. */
function destination(page: string, target: string): { file: string; anchor?: string } | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = "", anchor] = target.split("#");
  return { file: path === "" ? page : normalize(join(dirname(page), path)), anchor };
}

test.each([...pages("."), ...pages("docs"), ...translated])("%s has no broken link", (page) => {
  const text = readDocument(page);

  const dangling = links(text).filter((target) => {
    const place = destination(page, target);
    if (!place) return false;
    if (!existsSync(join(packageRoot, place.file))) return true;
    return place.anchor !== undefined && !anchors(readDocument(place.file)).includes(place.anchor);
  });

  expect(dangling).toEqual([]);
});

/** Code blocks without their comments, which are translated. */
const commands = (text: string) =>
  codeBlocks(text).map(({ info, code }) => ({ info, code: code.replace(/(^|[ \t]+)(#|\/\/) .*$/gm, "") }));

test.each(translated)("%s has the sections, rows and commands of the English page", (page) => {
  const [chinese, english] = [readDocument(page), readDocument(page.replace("docs/zh/", "docs/"))];

  const shape = (text: string) => ({
    levels: text.match(/^#+(?= )/gm),
    rows: text.match(/^\|/gm)?.length,
    blocks: commands(text),
  });

  expect(shape(chinese)).toEqual(shape(english));
});

test.each(translated)("%s has no comment that is still English", (page) => {
  const comments = codeBlocks(readDocument(page)).flatMap(({ code }) =>
    [...code.matchAll(/(?:^|[ \t])(?:#|\/\/) (.*)$/gm)].map(([, comment = ""]) => comment),
  );

  expect(comments.filter((comment) => !/\p{Script=Han}|^[{}]/u.test(comment))).toEqual([]);
});

test("the pages that every reader needs exist in Chinese", () => {
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

  const missing = needed.filter((name) => !translated.includes(`docs/zh/${name}.md`));

  expect(missing).toEqual([]);
});
