import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages, renderProblems } from "../../../core/messages";
import { readGrantFile } from "../../../stacks/config";
import { right, cases } from "../../matrix/grant-files.json";
import { changeAt } from "./change-at";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "grant-file-"));
  path = join(folder, "orders.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a right grant file is read", () => {
  writeFileSync(path, JSON.stringify(right));

  const read = readGrantFile(path);

  expect(read).toEqual({ ok: true, grant: right });
});

test.each(cases.map(({ change, problems }) => [JSON.stringify(change), change, problems] as const))(
  "every mistake of a grant file is named: %s",
  (_title, change, problems) => {
    writeFileSync(path, JSON.stringify(changeAt(right, change)));

    const read = readGrantFile(path);

    const found = read.ok ? [] : read.problems.map((problem) => [problem.path, problem.code]);
    expect(found).toEqual(problems.map(([key, code]) => [`${path}: ${key}`, code]));
    const said = read.ok ? [] : languages.map((language) => renderProblems(read.problems, language));
    for (const text of said) expect(text).not.toMatch(/\{\w+\}|undefined/);
  },
);

test("a grant file that does not exist is said to be missing", () => {
  // Given no file

  const read = readGrantFile(path);

  const problems = [{ code: "grantFile.missing", path, parameters: { reason: "ENOENT" } }];
  expect(read).toEqual({ ok: false, problems });
});

test.each(["", "{", "not json", "[]", "null", "5"])(
  "a grant file that contains %j is not a JSON object",
  (text) => {
    writeFileSync(path, text);

    const read = readGrantFile(path);

    expect(read).toEqual({ ok: false, problems: [{ code: "grantFile.notJson", path, parameters: {} }] });
  },
);
