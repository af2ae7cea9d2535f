import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import bannedWords from "./banned-words.json";

interface BannedWord {
  /** Words or phrases, with `|` between them. */
  readonly words: string;
  readonly instead: string;
}

/** Third-party texts, recordings, and this test. */
const exempt = [
  "emulator/published/",
  "tests/docs/banned-words.json",
  "tests/docs/words.test.ts",
  "tests/stacks/states/Pulumi.",
  "tests/stacks/states/source.json",
  "tests/stacks/states/target.json",
  "package-lock.json",
];
const textFile = /\.(md|ts|mjs|cjs|json|jsonl|yml|yaml|py|go)$/;

/** A phrase may continue on the next line of a comment. */
const gap = String.raw`(?:\s|\n\s*(?:\*|//|#|>))+`;

/** A whole quoted text, an object key or an object is a name, such as the user "nobody" of the default accounts. */
function patternOf({ words }: BannedWord): RegExp {
  const phrase = words.replaceAll(" ", gap);
  return new RegExp(String.raw`(?<![\w-])(?!(?<=(["'\`]))(?:${phrase})\1)(?:${phrase})(?![\w:]|\.\w)`, "gi");
}

/** Each place as `file:line: "words", say: …`. */
function bannedIn(file: string, text: string, list: readonly BannedWord[] = bannedWords): string[] {
  return list.flatMap((banned) =>
    [...text.matchAll(patternOf(banned))].map(({ 0: found, index }) => {
      const line = text.slice(0, index).split("\n").length;
      return `${file}:${line}: "${found.replace(/\s+/g, " ")}", say: ${banned.instead}`;
    }),
  );
}

test("a banned word is found in any case and across the lines of a comment, but not as a name", () => {
  const text = [
    "/** Changed by",
    " * hand, and",
    " * checked Anew. */",
    'const anewly = users["nobody"] ?? users.nobody.name;',
    'const text = "Nobody can read it.";',
  ].join("\n");
  expect(bannedIn("a.ts", text).map((found) => found.split(", say")[0])).toEqual([
    'a.ts:3: "Anew"',
    'a.ts:5: "Nobody"',
    'a.ts:1: "by * hand"',
  ]);
});

test("no tracked text has a banned word", () => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: packageRoot, encoding: "utf8" }).split("\0");
  const files = tracked.filter(
    (file) => textFile.test(file) && !exempt.some((prefix) => file.startsWith(prefix)),
  );

  const found = files.flatMap((file) => bannedIn(file, readFileSync(join(packageRoot, file), "utf8")));

  expect(found).toEqual([]);
});
