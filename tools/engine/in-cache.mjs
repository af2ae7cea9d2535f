import { join } from "node:path";
import { addLauncher, isComplete, isExecutable } from "./engine-folder.mjs";

/** The folder of the pinned engine in our own cache; its programs stand in `bin`, as in an installation root of Pulumi. */
export function engineFolder({ cache, version }) {
  return join(cache, "engine", version);
}

/** The pinned engine, if it was installed or built here before. */
export async function findInCache(context) {
  const bin = join(engineFolder(context), "bin");
  if (isExecutable(join(bin, "pulumi"))) addLauncher(bin);
  if (isComplete(bin)) return { directory: bin, version: context.version };
  return { reason: `nothing in ${bin}` };
}
