/** Fills the cache with the pinned engine. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../lock.mjs";
import { addLauncher, openStaging, publishStaging, versionOf } from "./engine-folder.mjs";
import { engineFolder, findInCache } from "./in-cache.mjs";

/**
 * Puts the pinned engine into the cache once: a second process waits for the first and uses its engine.
 *
 * @param {object} context of `findEngine`
 * @param {(staging: string) => Promise<string | undefined>} produce fills `staging`/bin; returns the reason if it could not
 */
export async function fillCache(context, produce) {
  const target = engineFolder(context);
  return withLock(`${target}.lock`, async () => {
    const present = await findInCache(context);
    if (present.directory) return present;
    const staging = openStaging(target);
    const reason = (await produce(staging)) ?? (await check(staging, context));
    if (reason) {
      rmSync(staging, { recursive: true, force: true });
      return { reason };
    }
    rmSync(target, { recursive: true, force: true });
    publishStaging(staging, target);
    return findInCache(context);
  });
}

async function check(staging, { version, environment }) {
  addLauncher(join(staging, "bin"));
  const found = await versionOf(join(staging, "bin", "pulumi"), environment);
  return found === version ? undefined : `the engine reports version ${found ?? "unknown"}, not ${version}`;
}
