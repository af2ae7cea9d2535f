import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { readDocument } from "../support/documents";

const folders = [
  ...["bench", "cli", "cloud", "components", "core", "dynamic-providers"],
  ...["emulator", "governance", "pipelines", "stacks", "tools"],
];
const variable = /DTS_CROSS_ACCOUNT_[A-Z_]+/g;

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/** Every variable of ours that code names, in a string or a comment. */
function variablesInCode(): string[] {
  const sources = folders
    .flatMap((folder) => filesBelow(join(packageRoot, folder)))
    .filter((file) => [".ts", ".mjs", ".cjs", ".yml", ".yaml", ""].includes(extname(file)));
  return sources.flatMap((file) => readFileSync(file, "utf8").match(variable) ?? []);
}

test("docs/architecture.md lists exactly the variables that the code reads", () => {
  const listed = [...readDocument("docs/architecture.md").matchAll(/^\| `(DTS_CROSS_ACCOUNT_[A-Z_]+)` \|/gm)];

  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
  expect(sorted(listed.map(([, name = ""]) => name))).toEqual(sorted(variablesInCode()));
});
