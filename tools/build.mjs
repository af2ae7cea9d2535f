/** `npm run build`: compiles and bundles the sources into dist/. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import stamps from "./build-stamp.cjs";
import { withLock } from "./lock.mjs";
import { root, workFolder } from "./places.mjs";
import { runCommand } from "./run-command.mjs";
import { runEntry, SetUpError } from "./set-up-error.mjs";

/**
 * Rebuilds dist/ if it is out of date. Safe while others read or build: the compiler writes into its own folder, and each
 * finished file then moves to dist/ by a rename, so dist/ is never absent and no file is ever half-written. A build that
 * fails leaves dist/ unchanged.
 *
 * @param {string} [checkout] the folder with the sources; default: this checkout
 * @returns {Promise<"fresh" | "built" | "no sources" | "no compiler">} what was done, or why nothing was
 */
export async function build(checkout = root) {
  if (!stamps.hasSources(checkout)) return "no sources";
  if (stamps.isFresh(checkout)) return "fresh";
  const compiler = join(checkout, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(compiler)) return "no compiler";

  return withLock(join(workFolder(checkout), "build.lock"), async () => {
    if (stamps.isFresh(checkout)) return "fresh";
    const files = stamps.sourceFiles(checkout);
    const stamp = stamps.currentStamp(checkout, files);
    const staging = join(workFolder(checkout), "build");
    await compile(checkout, compiler, staging);
    await bundle(checkout, staging);
    publish(checkout, staging, files, stamp);
    return "built";
  });
}

async function compile(checkout, compiler, staging) {
  const { status, output } = await runCommand(
    process.execPath,
    [
      ...[compiler, "--project", "tsconfig.build.json", "--pretty", "false"],
      ...["--outDir", staging, "--tsBuildInfoFile", join(staging, ".tsbuildinfo")],
    ],
    { cwd: checkout },
  );
  if (status !== 0)
    throw new SetUpError(`The sources do not compile; dist/ is unchanged.\n${output.trimEnd()}`);
}

function publish(checkout, staging, files, stamp) {
  const dist = join(checkout, "dist");
  const outputs = new Map(files.flatMap((path) => outputsOf(path, checkout, staging)));
  for (const [path, source] of outputs) replaceFile(source, join(dist, path));
  for (const path of listFiles(dist)) if (!outputs.has(path)) rmSync(join(dist, path));
  writeFileSync(join(dist, ".stamp.next"), stamp);
  renameSync(join(dist, ".stamp.next"), join(dist, ".stamp"));
}

/** The outputs of one source, as pairs of path in dist/ and file to copy: TypeScript is compiled, JSON is copied. */
function outputsOf(path, checkout, staging) {
  if (!path.endsWith(".ts")) return [[path, join(checkout, path)]];
  return [".js", ".d.ts"]
    .map((extension) => path.replace(/\.ts$/, extension))
    .map((output) => [output, join(staging, output)])
    .filter(([, compiled]) => existsSync(compiled));
}

function replaceFile(source, target) {
  if (existsSync(target) && readFileSync(source).equals(readFileSync(target))) return;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, `${target}.next`);
  renameSync(`${target}.next`, target);
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".stamp")
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}

/** `npm install` runs `prepare` even where nothing can be built: in an installed package, or without development tools. */
async function main() {
  const result = await build();
  if (result === "no compiler" && process.env.npm_lifecycle_event !== "prepare") {
    throw new SetUpError(
      "dist/ cannot be built: TypeScript is not installed. Run `npm ci --ignore-scripts` first.",
    );
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await runEntry(main);
