/** The engine as an origin `cache`: installed or built earlier. */
import { join } from "node:path";
import { addLauncher, isComplete, isExecutable } from "./engine-folder.mjs";

/** The folder of the pinned engine in our cache; its programs are in `bin`, as in an installation of Pulumi. */
export function engineFolder({ cache, version }) {
  return join(cache, "engine", version);
}

/** The pinned engine, if the cache has it; brings its launchers up to date. */
export async function findInCache(context) {
  const bin = join(engineFolder(context), "bin");
  if (isExecutable(join(bin, "pulumi"))) addLauncher(bin);
  if (isComplete(bin)) return { directory: bin, version: context.version };
  return { reason: `nothing in ${bin}` };
}
