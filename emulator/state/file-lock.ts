import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { StateError } from "./state-text";

/** Locks of this process, by path: its own number in a file is otherwise one that an earlier process has left. */
const held = new Set<string>();

/**
 * Keeps other emulators away from a file, because two would write into each other's lines. A lock whose process is gone
 * counts for nothing. Returns how to unlock.
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

/** The process that holds the lock; undefined when it is gone. */
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
  return `another emulator uses it (process ${owner ?? "unknown"}); stop that one, or delete ${lock} if that process is no emulator`;
}
