/** Installs the packages of package-lock.json. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startStep } from "./progress.mjs";
import { runCommand } from "./run-command.mjs";
import { SetUpError } from "./set-up-error.mjs";

/**
 * Whether node_modules holds the packages of package-lock.json, according to npm's record `node_modules/.package-lock.json`.
 * npm writes it last, so an interrupted installation has none, and a user's own `npm ci` counts as well. Extra packages do
 * no harm; optional ones may be missing (other platforms).
 */
export function packagesMatch(checkout) {
  const wanted = readPackages(join(checkout, "package-lock.json"));
  const installed = readPackages(join(checkout, "node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted)
    .filter(([path]) => path !== "")
    .every(([path, entry]) => (installed[path] ? isSame(entry, installed[path]) : entry.optional === true));
}

/** Installs the packages of package-lock.json if node_modules does not match it. Returns whether it did. */
export async function installPackages(checkout, { isWanted = !packagesMatch(checkout) } = {}) {
  if (!isWanted) return false;
  const step = startStep("Installing packages");
  const [program, ...npm] = npmCommand();
  const { status, output } = await runCommand(
    program,
    [...npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    {
      cwd: checkout,
    },
  );
  if (status !== 0) {
    step.finish("failed");
    throw new SetUpError(`npm could not install the packages of package-lock.json:\n${npmReason(output)}`);
  }
  step.finish();
  return true;
}

/** The command line of npm: the npm that started this process, if one did. */
export function npmCommand(environment = process.env) {
  const running = environment.npm_execpath ?? "";
  return basename(running).startsWith("npm-cli") ? [process.execPath, running] : ["npm"];
}

/** npm's error message without the usage help that follows it. */
export function npmReason(output) {
  const lines = output.split("\n").filter((line) => /^npm (error|ERR!) ?\S/.test(line));
  return lines.slice(0, 8).join("\n") || output.trim();
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isSame(wanted, installed) {
  const sameBytes = !wanted.integrity || !installed.integrity || wanted.integrity === installed.integrity;
  return wanted.version === installed.version && sameBytes;
}
