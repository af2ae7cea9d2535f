/** Folders that the tools use. */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Work files of one checkout, removed with its node_modules: the engine's record, the compiler's output. */
export function workFolder(checkout = root) {
  return join(checkout, "node_modules", ".cache", "dts-cross-account");
}

/** Cache that all checkouts of a user share: engines, Node 24. `$XDG_CACHE_HOME` counts only if absolute, as its standard says. */
export function cacheFolder(environment = process.env) {
  const configured = environment.XDG_CACHE_HOME ?? "";
  const base = isAbsolute(configured) ? configured : join(environment.HOME ?? homedir(), ".cache");
  return join(base, "dts-cross-account");
}
