import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitFacts } from "../../../cli/deploy/facts/git-facts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "git-facts-"));
  git("init", "--quiet");
  write("program.ts", "approved\n");
  write("path.txt", "elsewhere");
  git("add", "--all");
  git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "First");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...parameters: string[]) => execFileSync("git", parameters, { cwd: folder });
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const differing = () => Object.keys(gitFacts(folder, "deployment").uncommitted);

test("a committed tree has no differences", () => {
  expect(differing()).toEqual([]);
});

test("changed, new and removed files are named; the artefact's folder does not count", () => {
  write("program.ts", "other\n");
  write("new.ts", "");
  rmSync(join(folder, "path.txt"));
  mkdirSync(join(folder, "deployment"));
  write("deployment/report.md", "");

  expect(differing()).toEqual(["new.ts", "path.txt", "program.ts"]);
});

test.each(["--assume-unchanged", "--skip-worktree"])("%s hides no change", (flag) => {
  git("update-index", flag, "program.ts");
  write("program.ts", "attack\n");

  expect(differing()).toEqual(["program.ts"]);
});

test("a filter hides no change", () => {
  git("config", "filter.hide.clean", "echo approved");
  write(".git/info/attributes", "*.ts filter=hide\n");
  write("program.ts", "attack\n");

  expect(differing()).toEqual(["program.ts"]);
});

test("a link with the content of the committed file as its target is a difference", () => {
  rmSync(join(folder, "path.txt"));
  symlinkSync("elsewhere", join(folder, "path.txt"));

  expect(differing()).toEqual(["path.txt"]);
});

test("a repository named by GIT_DIR is not read", () => {
  const { commit } = gitFacts(folder, "deployment");
  process.env.GIT_DIR = "/nonexistent";
  try {
    expect(gitFacts(folder, "deployment").commit).toBe(commit);
  } finally {
    delete process.env.GIT_DIR;
  }
});

test("a submodule counts with its commit and its changes", () => {
  git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder, "inner");
  git("add", "--all");
  git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "Second");
  expect(differing()).toEqual([]);

  write("inner/program.ts", "attack\n");

  expect(differing()).toEqual(["inner"]);
});
