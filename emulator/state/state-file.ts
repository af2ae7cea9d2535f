import { closeSync, existsSync, fchmodSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { lockFile } from "./file-lock";
import type { Beginning, JournalEvent } from "./journal";
import { readStateText, StateError, stateText, type ReadState } from "./state-text";

/** A file that records every event before its effect; only its owner can read it, because it holds passwords. */
export interface StateFile {
  /** The state in the file when it was opened; undefined for a new file. */
  readonly state: ReadState | undefined;
  /** Replaces the contents of the file. */
  begin(beginning: Beginning, events?: readonly JournalEvent[]): void;
  add(event: JournalEvent): void;
  close(): void;
}

const ownerOnly = 0o600;

/** @throws {StateError} if the file is not a state, is used by another emulator, or cannot be written. */
export function openStateFile(path: string): StateFile {
  const unlock = orStateError(path, () => lockFile(path));
  try {
    return openLocked(path, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function openLocked(path: string, unlock: () => void): StateFile {
  const text = orStateError(path, () => (existsSync(path) ? readFileSync(path, "utf8") : ""));
  const state = text === "" ? undefined : orStateError(path, () => readStateText(text));
  const file = orStateError(path, () => openSync(path, "a", ownerOnly));
  // The mode of `open` counts only for a new file.
  orStateError(path, () => fchmodSync(file, ownerOnly));
  const write = (line: string) => writeSync(file, line);
  // Cut a line that a killed emulator left unfinished, so that the next line starts clean.
  if (text !== "" && !text.endsWith("\n"))
    truncateSync(path, Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1)));
  return {
    state,
    begin: (beginning, events = []) => {
      truncateSync(path, 0);
      write(stateText({ beginning, events }));
    },
    add: (event) => void write(`${JSON.stringify(event)}\n`),
    close: () => {
      closeSync(file);
      unlock();
    },
  };
}

function orStateError<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new StateError(`The state in ${path} cannot be used: ${(error as Error).message}`);
  }
}
