import { execFileSync } from "node:child_process";
import { join } from "node:path";

test("the tracked top-level folders are the rooms of docs/architecture.md", () => {
  const cwd = join(__dirname, "../..");
  const files = execFileSync("git", ["ls-files", "-z"], { cwd, encoding: "utf8" }).split("\0");
  const folders = new Set(files.filter((file) => /^[^.].*\//.test(file)).map((file) => file.split("/")[0]));

  expect([...folders].sort()).toEqual([
    "bench",
    "cli",
    "cloud",
    "components",
    "core",
    "docs",
    "dynamic-providers",
    "emulator",
    "governance",
    "pipelines",
    "stacks",
    "tests",
    "tools",
  ]);
});
