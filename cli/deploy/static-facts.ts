import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parse } from "yaml";
import {
  configurationFacts,
  fingerprintOfBytes,
  type StackFileContent,
  type StaticFacts,
} from "../../governance/approval";
import { packageRoot } from "../workspace/package-root";
import { grantFacts } from "./grant-facts";
import type { OwnStack } from "./stacks-in-order";

/**
 * The facts of a deployment that need no run of the program: its build, its packages, the commit, the uncommitted
 * changes, and the configuration of each stack.
 *
 * @param excluded folder that does not count as a source: the folder of the artefact
 */
export async function staticFacts(
  folder: string,
  stacks: readonly OwnStack[],
  excluded: string,
): Promise<StaticFacts> {
  return {
    program: programFacts(join(packageRoot, "dist")),
    lockFile: lockFileFact(folder),
    ...gitFacts(folder, excluded),
    stacks: await Promise.all(stacks.map((own) => stackFacts(folder, own))),
  };
}

async function stackFacts(folder: string, own: OwnStack): Promise<StaticFacts["stacks"][number]> {
  const file = join(folder, `Pulumi.${own.stack}.yaml`);
  const content = parse(readFileSync(file, "utf8")) as StackFileContent;
  return {
    stack: own.stack,
    configuration: { ...configurationFacts(content), ...filesNamedIn(folder, content) },
    grants: await grantFacts(folder, own, content),
  };
}

/** The files that a configuration refers to, such as a table of jobs. They may not be in Git. */
function filesNamedIn(folder: string, content: StackFileContent): Record<string, string> {
  const files = textsIn(content.config).filter((text) => isFile(join(folder, text)));
  return Object.fromEntries(
    files.map((file) => [`content of ${file}`, fingerprintOfBytes(readFileSync(join(folder, file)))]),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * A fingerprint for each top-level folder of the compiled program, and one for the files beside them. Type declarations do
 * not count: the compiler orders them differently from build to build.
 */
function programFacts(dist: string): Record<string, string> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|json)$/.test(entry.name))
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .sort();
  const texts = new Map<string, string>();
  for (const file of files) {
    const [room = "", ...rest] = file.split("/");
    const name = rest.length > 0 ? room : ".";
    const line = `${file} ${fingerprintOfBytes(readFileSync(join(dist, file)))}\n`;
    texts.set(name, (texts.get(name) ?? "") + line);
  }
  return Object.fromEntries([...texts].map(([name, text]) => [name, fingerprintOfBytes(Buffer.from(text))]));
}

/** The fingerprint of the project's lock file, else of this package's own; empty without both. */
function lockFileFact(folder: string): string {
  const file = [folder, packageRoot].map((place) => join(place, "package-lock.json")).find(existsSync);
  return file === undefined ? "" : fingerprintOfBytes(readFileSync(file));
}

/** The commit, and every changed or untracked file. */
function gitFacts(folder: string, excluded: string): Pick<StaticFacts, "commit" | "uncommitted"> {
  const commit = git(folder, ["rev-parse", "HEAD"])?.trim();
  if (commit === undefined) return { uncommitted: {} };
  const top = git(folder, ["rev-parse", "--show-toplevel"])?.trim() ?? folder;
  const changes = git(folder, ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"]) ?? "";
  const files = changes
    .split("\0")
    .filter(Boolean)
    .map((line) => line.slice(3))
    .filter((file) => !join(top, file).startsWith(join(resolve(folder, excluded), "/")));
  return { commit, uncommitted: Object.fromEntries(files.map((file) => [file, contentOf(join(top, file))])) };
}

function contentOf(file: string): string {
  try {
    return fingerprintOfBytes(readFileSync(file));
  } catch {
    return "gone";
  }
}

function git(folder: string, parameters: readonly string[]): string | undefined {
  try {
    return execFileSync("git", parameters, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
