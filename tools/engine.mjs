/** Finds, installs or builds a Pulumi engine and records it for the other commands. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildWithGo } from "./engine/go-build.mjs";
import { findInCache } from "./engine/in-cache.mjs";
import { installOfficially } from "./engine/official-installer.mjs";
import { findOnPath } from "./engine/on-path.mjs";
import { OLDEST_ENGINE, pinnedEngineVersion } from "./engine/versions.mjs";
import { cacheFolder, root, workFolder } from "./places.mjs";
import { SetUpError } from "./set-up-error.mjs";

/** Where an engine can come from, in the order of the attempts. */
const ORIGINS = { path: findOnPath, cache: findInCache, installer: installOfficially, go: buildWithGo };

/**
 * Finds a Pulumi engine, or installs or builds one.
 *
 * @param {object} [options]
 * @param {string} [options.checkout] folder with package.json and node_modules; default: this checkout
 * @param {NodeJS.ProcessEnv} [options.environment] default: the process's own. `DTS_CROSS_ACCOUNT_ENGINE` = `path`, `cache`,
 *   `installer` or `go` allows only that origin
 * @returns {Promise<{ found: true, engine: Engine } | { found: false, refusals: { origin: string, reason: string }[] }>}
 *   `Engine` is `{ version, directory, origin }`; `directory` holds the engine's three programs and comes first on PATH
 */
export async function findEngine({ checkout = root, environment = process.env, ...limits } = {}) {
  const context = {
    checkout,
    environment,
    cache: cacheFolder(environment),
    version: pinnedEngineVersion(checkout),
    ...limits,
  };
  const refusals = [];
  for (const origin of allowedOrigins(environment)) {
    const { directory, version, reason } = await ORIGINS[origin](context);
    if (directory) return { found: true, engine: { version, directory, origin } };
    refusals.push({ origin, reason });
  }
  return { found: false, refusals };
}

/** Finds an engine and records it for the demo, the tests and the command line; see `engineRecord`. */
export async function ensureEngine(options = {}) {
  const result = await findEngine(options);
  if (!result.found)
    throw new SetUpError(explain(result.refusals, pinnedEngineVersion(options.checkout ?? root)));
  const path = engineRecord(options.checkout);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(result.engine, null, 2)}\n`);
  renameSync(`${path}.${process.pid}`, path);
  return result.engine;
}

/** The file that names the engine of a checkout: `{"version", "directory", "origin"}`. */
export function engineRecord(checkout = root) {
  return join(workFolder(checkout), "engine.json");
}

function allowedOrigins(environment) {
  const forced = environment.DTS_CROSS_ACCOUNT_ENGINE;
  const origins = Object.keys(ORIGINS);
  if (!forced) return origins;
  if (origins.includes(forced)) return [forced];
  throw new SetUpError(`DTS_CROSS_ACCOUNT_ENGINE is "${forced}"; allowed: ${origins.join(", ")}.`);
}

function explain(refusals, version) {
  const tried = refusals.map(({ origin, reason }) => `  ${origin}: ${reason}`);
  return [
    "No Pulumi engine was found, and none could be installed or built. Do one of these, then run the same command again:",
    `  1. Install Pulumi ${OLDEST_ENGINE} or later, so that \`pulumi version\` works in this shell.`,
    `  2. Give this machine network access, so that Pulumi's installer can download ${version}.`,
    "  3. Install Go, so that the engine can be built from its pinned source.",
    "Attempts:",
    ...tried,
  ].join("\n");
}
