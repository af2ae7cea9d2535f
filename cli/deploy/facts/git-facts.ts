import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Facts, fingerprint, fingerprintOfBytes } from "../../../governance/approval";

/** Variables that would make Git read another repository. */
const redirecting = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
];

/**
 * The commit, and every file that differs from it. Files are compared by their bytes: what Git's index says about them
 * can be set with `--assume-unchanged` and `--skip-worktree`, and a filter can hide a change.
 *
 * @param excluded folder that does not count: the folder of the artefact
 */
export function gitFacts(folder: string, excluded: string): Pick<Facts, "commit" | "uncommitted"> {
  const commit = git(folder, ["rev-parse", "HEAD"])?.toString().trim();
  if (commit === undefined) return { uncommitted: {} };
  const top = git(folder, ["rev-parse", "--show-toplevel"])?.toString().trim() ?? folder;
  const committed = committedFiles(top);
  const artefact = join(resolve(folder, excluded), "/");
  const names = [...new Set([...committed.keys(), ...presentFiles(top)])].sort();
  const differing = names
    .filter((name) => !join(top, name).startsWith(artefact))
    .flatMap((name): [string, string][] => {
      const present = presentAt(top, name, excluded);
      return idOf(present, commit.length) === committed.get(name) ? [] : [[name, fingerprintOf(present)]];
    });
  return { commit, uncommitted: Object.fromEntries(differing) };
}

/** The type and the name of each content of the commit, by path. */
function committedFiles(top: string): Map<string, string> {
  const lines = listOf(git(top, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"]));
  return new Map(
    lines.flatMap((line) => {
      const [, mode, id, name] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
      return id && name ? [[name, `${kindOfMode[mode ?? ""] ?? "file"} ${id}`] as const] : [];
    }),
  );
}

const kindOfMode: Readonly<Record<string, Present["kind"]>> = { "120000": "link", "160000": "submodule" };

/** The files that Git tracks or would track. */
function presentFiles(top: string): string[] {
  const parameters = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return listOf(git(top, parameters)).filter((name) => existsInPlace(join(top, name)));
}

function existsInPlace(path: string): boolean {
  const kind = lstatSync(path, { throwIfNoEntry: false });
  return kind !== undefined && !kind.isDirectory();
}

/** What lies at a path of the working tree. */
type Present =
  | { readonly kind: "file" | "link"; readonly content: Buffer }
  | { readonly kind: "submodule"; readonly state: ReturnType<typeof gitFacts> }
  | { readonly kind: "gone" };

function presentAt(top: string, name: string, excluded: string): Present {
  const path = join(top, name);
  const kind = lstatSync(path, { throwIfNoEntry: false });
  if (kind?.isSymbolicLink()) return { kind: "link", content: Buffer.from(readlinkSync(path)) };
  if (kind?.isFile()) return { kind: "file", content: readFileSync(path) };
  const isSubmodule = kind?.isDirectory() && existsSync(join(path, ".git"));
  return isSubmodule ? { kind: "submodule", state: gitFacts(path, excluded) } : { kind: "gone" };
}

/** The type and the name that Git gives to a content; undefined if no commit can hold it. */
function idOf(present: Present, digits: number): string | undefined {
  if (present.kind === "gone") return undefined;
  if (present.kind === "submodule") {
    const { commit, uncommitted } = present.state;
    return Object.keys(uncommitted).length === 0 ? `submodule ${commit}` : undefined;
  }
  const hash = createHash(digits === 64 ? "sha256" : "sha1");
  const { kind, content } = present;
  return `${kind} ${hash.update(`blob ${content.length}\0`).update(content).digest("hex")}`;
}

function fingerprintOf(present: Present): string {
  if (present.kind === "gone") return "gone";
  return present.kind === "submodule" ? fingerprint(present.state) : fingerprintOfBytes(present.content);
}

const listOf = (output: Buffer | undefined): string[] =>
  (output?.toString() ?? "").split("\0").filter(Boolean);

function git(folder: string, parameters: readonly string[]): Buffer | undefined {
  const environment = { ...process.env };
  for (const name of redirecting) delete environment[name];
  try {
    return execFileSync("git", ["--no-replace-objects", "-c", "core.fsmonitor=false", ...parameters], {
      cwd: folder,
      env: environment,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
