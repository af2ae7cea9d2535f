import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { problem, type Problem } from "../../../core/messages";
import { type Entry, entriesIn, fingerprintOfEntries, fingerprintsByName } from "./entries";
import type { Found } from "./program-facts";

/** The parts of a lock file of npm that matter here. */
interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

/** Node.js loads such files only by their full name, and no program does. */
const isNeverLoaded = (path: string): boolean => /(\.[cm]?ts|\.map|\.md)$/.test(path);

/** The engine's record and the work files of the build; the engine itself is a fact of the start. */
const isWorkFolder = (path: string): boolean => path === ".cache";

/**
 * A fingerprint of each installed package, over every file that Node.js could load from it. Any package may load any other
 * without naming it, so all of them count, and the links in `.bin`, where a shell finds programs.
 *
 * Refused are packages that differ from the lock file, and links out of `node_modules` that the lock file does not name.
 *
 * @param folder the folder that contains `node_modules` and the lock file
 */
export function packageFacts(folder: string): Found<Record<string, string>> {
  if (!existsSync(join(folder, "node_modules"))) return { facts: {}, problems: [] };
  const modules = realpathSync(join(folder, "node_modules"));
  const options = {
    enters: (path: string) => !isWorkFolder(path),
    reads: (path: string) => !isNeverLoaded(path),
  };
  const entries = entriesIn(modules, options);
  const installed = lockFileAt(join(modules, ".package-lock.json"));
  const outward = entries.filter((entry) => entry.kind === "link" && !pointsInto(modules, entry));
  const isLocked = ({ path }: Entry): boolean => installed.packages[`node_modules/${path}`]?.link === true;
  const linked = outward
    .filter(isLocked)
    .map(({ path }) => [`${path} (linked)`, fingerprintOfEntries(entriesIn(join(modules, path), options))]);
  return {
    facts: { ...fingerprintsByName(entries, packageOf), ...Object.fromEntries(linked) },
    problems: [
      ...outward
        .filter((entry) => !isLocked(entry))
        .map(({ path }) => problem("approval.linkRefused", { file: `node_modules/${path}` })),
      ...unlocked(lockFileAt(join(folder, "package-lock.json")), installed),
    ],
  };
}

/** Such as `yaml` or `@pulumi/pulumi`; packages inside of a package belong to it. */
function packageOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

function pointsInto(modules: string, { path, content }: Entry): boolean {
  try {
    return realpathSync(join(modules, path)).startsWith(modules + sep);
  } catch {
    // A link to nothing: it may point outside tomorrow.
    return !content.startsWith("/") && join(modules, dirname(path), content).startsWith(modules + sep);
  }
}

/** The installed packages that differ from the lock file. Without a lock file, or another package manager's, none. */
function unlocked(lock: LockFile, installed: LockFile): Problem[] {
  if (Object.keys(lock.packages).length === 0) return [];
  return Object.entries(installed.packages)
    .filter(([path, { version, integrity }]) => {
      const locked = lock.packages[path];
      return locked?.version !== version || locked?.integrity !== integrity;
    })
    .map(([path]) => problem("approval.packageNotLocked", { package: path.replace(/^node_modules\//, "") }));
}

function lockFileAt(path: string): LockFile {
  if (!existsSync(path)) return { packages: {} };
  const { packages = {} } = JSON.parse(readFileSync(path, "utf8")) as Partial<LockFile>;
  return { packages };
}
