import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../run-command.mjs";

/** The command, the host that runs Node programs, and the launcher of dynamic providers: all must stand side by side. */
export const ENGINE_PROGRAMS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

export function isComplete(folder) {
  return ENGINE_PROGRAMS.every((program) => isExecutable(join(folder, program)));
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The host that was built here; it needs a launcher that passes on the options of Pulumi.yaml. */
export const BUILT_HOST = "pulumi-language-nodejs-built";

/** The launcher as it ships in the npm package; it finds node on PATH and the package from the folder it is run in. */
export function launcherIn(checkout) {
  return join(checkout, "node_modules", "@pulumi", "pulumi", "pulumi-resource-pulumi-nodejs");
}

/** Our launcher of dynamic providers, which starts faster than the npm package's and takes the package from the folder it is run in. */
const launcherFolder = fileURLToPath(new URL("./launcher", import.meta.url));

/** Puts the launchers beside an engine that came without them, or with older ones of ours. */
export function addLauncher(folder) {
  const isHostBuilt = existsSync(join(folder, BUILT_HOST));
  const files = readdirSync(launcherFolder).filter(
    (file) => isHostBuilt || file !== "pulumi-language-nodejs",
  );
  for (const file of files) {
    const [source, target] = [join(launcherFolder, file), join(folder, file)];
    if (existsSync(target) && readFileSync(source).equals(readFileSync(target))) continue;
    copyFileSync(source, `${target}.${process.pid}`);
    chmodSync(`${target}.${process.pid}`, 0o755);
    renameSync(`${target}.${process.pid}`, target);
  }
}

/** Asks an engine for its version, for example `3.232.0`; undefined if it does not run. */
export async function versionOf(pulumi, environment = process.env) {
  const { status, output } = await runCommand(pulumi, ["version"], {
    env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  const version = output.trim().split("\n").at(-1).replace(/^v/, "");
  return status === 0 && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
}

/** An empty folder beside the final one, to be filled and then published. What dead processes left there is removed. */
export function openStaging(target) {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  const abandoned = readdirSync(parent).filter(
    (name) => name.startsWith(".unfinished-") && isAbandoned(name),
  );
  for (const name of abandoned) rmSync(join(parent, name), { recursive: true, force: true });
  const staging = join(parent, `.unfinished-${process.pid}`);
  mkdirSync(join(staging, "bin"), { recursive: true });
  return staging;
}

/** Makes a staged folder visible at once and as a whole. If another process was first, its folder stays. */
export function publishStaging(staging, target) {
  try {
    renameSync(staging, target);
  } catch (error) {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The first file of this name on a PATH, as a shell would find it. */
export function findProgram(name, searchPath = "") {
  return searchPath
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isAbandoned(name) {
  const pid = Number(name.split("-").at(-1));
  try {
    process.kill(pid, 0);
    return pid === process.pid;
  } catch (error) {
    return error.code !== "EPERM";
  }
}
