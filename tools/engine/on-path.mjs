/** The engine as an origin `path`: the user's own. */
import { createHash } from "node:crypto";
import { realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  ENGINE_PROGRAMS,
  findProgram,
  isComplete,
  isExecutable,
  launcherIn,
  openStaging,
  publishStaging,
  versionOf,
} from "./engine-folder.mjs";
import { isAtLeast, OLDEST_ENGINE } from "./versions.mjs";

/** The user's engine, if it is new enough and can run Node programs. */
export async function findOnPath({ checkout, cache, environment }) {
  const pulumi = findProgram("pulumi", environment.PATH);
  if (!pulumi) return { reason: "no pulumi on PATH" };
  const version = await versionOf(pulumi, environment);
  if (!version) return { reason: `${pulumi} does not print its version` };
  if (!isAtLeast(version, OLDEST_ENGINE))
    return { reason: `${pulumi} is ${version}, older than ${OLDEST_ENGINE}` };

  const beside = [dirname(pulumi), dirname(realpathSync(pulumi))];
  if (isComplete(beside[0])) return { directory: beside[0], version };
  const programs = ENGINE_PROGRAMS.map((name) => besideOrOnPath(name, beside, environment));
  if (!programs[1]) return { reason: `${pulumi} comes without pulumi-language-nodejs` };
  const [command, host, launcher = launcherIn(checkout)] = programs;
  return { directory: sideBySide([command, host, launcher], cache), version };
}

function besideOrOnPath(name, folders, environment) {
  return (
    folders.map((folder) => join(folder, name)).find(isExecutable) ?? findProgram(name, environment.PATH)
  );
}

/** A folder of links to programs in several folders, named by a hash of their paths. */
function sideBySide(programs, cache) {
  const name = createHash("sha256").update(programs.join("\n")).digest("hex").slice(0, 16);
  const folder = join(cache, "engine", `links-${name}`);
  if (!isComplete(join(folder, "bin"))) {
    const staging = openStaging(folder);
    programs.forEach((program, index) => symlinkSync(program, join(staging, "bin", ENGINE_PROGRAMS[index])));
    publishStaging(staging, folder);
  }
  return join(folder, "bin");
}
