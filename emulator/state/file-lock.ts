import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { StateError } from "./state-text";

/** Paths locked by this process. Its own pid in any other lock file was left by an earlier process. */
const held = new Set<string>();

/**
 * Locks a file against other emulators, which would interleave their lines; ignores the lock of a dead process. Returns
 * a function that unlocks. tools/lock.mjs is not shared: it waits for the holder, this one refuses at once, and tools
 * are plain Node that runs before anything is compiled.
 */
export function lockFile(path: string): () => void {
  const lock = resolve(`${path}.lock`);
  if (!take(lock)) {
    const owner = ownerOf(lock);
    if (owner !== undefined) throw new StateError(inUse(lock, owner));
    rmSync(lock, { force: true });
    if (!take(lock)) throw new StateError(inUse(lock, ownerOf(lock)));
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    rmSync(lock, { force: true });
  };
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The pid that holds the lock; undefined if that process is dead. */
function ownerOf(lock: string): number | undefined {
  const owner = Number(readFileSync(lock, "utf8"));
  const isOurs = owner === process.pid;
  if (!Number.isInteger(owner) || owner <= 0 || (isOurs && !held.has(lock))) return undefined;
  try {
    process.kill(owner, 0);
    return owner;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? owner : undefined;
  }
}

function inUse(lock: string, owner: number | undefined): string {
  return `another emulator uses it (process ${owner ?? "unknown"}); stop that one, or delete ${lock} if that process is not an emulator`;
}
