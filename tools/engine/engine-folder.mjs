/** Folders that hold an engine and the programs around it. */
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

/** The command, the host of Node programs and the launcher of dynamic providers: the engine needs all in one folder. */
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

/** The host built from source; it needs a launcher that passes on the options of Pulumi.yaml. */
export const BUILT_HOST = "pulumi-language-nodejs-built";

/** The launcher of the npm package, for an engine on PATH that has none. */
export function launcherIn(checkout) {
  return join(checkout, "node_modules", "@pulumi", "pulumi", "pulumi-resource-pulumi-nodejs");
}

/** Our launchers; each says at its top what it is for. */
const launcherFolder = fileURLToPath(new URL("./launcher", import.meta.url));

/** Copies our launchers into an engine's folder where they are missing or differ: a cached engine may have older ones. */
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

/** The version of an engine, for example `3.232.0`; undefined if it does not run. */
export async function versionOf(pulumi, environment = process.env) {
  const { status, output } = await runCommand(pulumi, ["version"], {
    env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  const version = output.trim().split("\n").at(-1).replace(/^v/, "");
  return status === 0 && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
}

/** Creates an empty folder beside the final one, to fill and then publish. Removes what dead processes left there. */
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

/** Publishes a staged folder with one rename. If another process was first, its folder stays. */
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
