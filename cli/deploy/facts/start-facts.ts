import { existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join, normalize } from "node:path";
import { fingerprintOfBytes } from "../../../governance/approval";
import { problem } from "../../../core/messages";
import { enginePath } from "../../workspace/engine-path";
import { type Entry, entriesIn } from "./entries";
import type { Found } from "./program-facts";

/** The programs of the engine's folder, and what they load from there. */
const engineFiles = [
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-language-nodejs-built",
  "pulumi-resource-pulumi-nodejs",
  "pulumi-analyzer-policy-jsshim",
  "dynamic-provider-process.cjs",
];

/**
 * Fingerprints of what starts the program: the project file, the manifest with the folder of its main file, the engine
 * and the major version of Node.js. Read from the disk, in a Git repository or not.
 *
 * @param folder the folder of the project
 * @param packageFolder the folder of this package; the same in a checkout
 */
export function startFacts(folder: string, packageFolder: string): Found<Record<string, string>> {
  const own = startOf(folder, "");
  const packaged = packageFolder === folder ? [] : startOf(packageFolder, "dts-cross-account/");
  const entries = [...own, ...packaged];
  return {
    facts: {
      ...Object.fromEntries(entries.map(({ path, kind, content }) => [path, `${kind} ${content}`])),
      "Node.js": process.versions.node.split(".")[0]!,
      engine: engineFact(enginePath().split(delimiter)[0]!),
    },
    problems: entries
      .filter(({ kind }) => kind !== "file")
      .map(({ path }) => problem("approval.linkRefused", { file: path })),
  };
}

function startOf(folder: string, prefix: string): Entry[] {
  const top = entriesIn(folder, { enters: () => false, reads: isStartFile }).filter(({ path }) =>
    isStartFile(path),
  );
  const main = mainFolder(folder);
  const started = main === undefined ? [] : entriesBeside(folder, main);
  return [...top, ...started].map((entry) => ({ ...entry, path: prefix + entry.path }));
}

const isStartFile = (path: string): boolean => /^(Pulumi\.ya?ml|package\.json|tsconfig\.json)$/.test(path);

/** The folder of the manifest's main file, relative to the project's folder. */
function mainFolder(folder: string): string | undefined {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return undefined;
  const { main = "index.js" } = JSON.parse(readFileSync(manifest, "utf8")) as { main?: string };
  return dirname(normalize(main));
}

/** Beside the manifest lies the whole project; of a folder of its own, everything counts. */
function entriesBeside(folder: string, main: string): Entry[] {
  if (main.startsWith("..") || !statSync(join(folder, main), { throwIfNoEntry: false })?.isDirectory())
    return [];
  if (main !== ".") {
    return entriesIn(join(folder, main)).map((entry) => ({ ...entry, path: `${main}/${entry.path}` }));
  }
  const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);
  return entriesIn(folder, { enters: () => false, reads: isCode }).filter(({ path }) => isCode(path));
}

function engineFact(directory: string): string {
  const present = engineFiles.filter((file) => existsSync(join(directory, file)));
  const lines = present.map((file) => `${file} ${fingerprintOfBytes(readFileSync(join(directory, file)))}`);
  return fingerprintOfBytes(Buffer.from(lines.join("\n")));
}
