import { completeAccountSeed } from "../accounts/read-account-seed";
import type { Beginning, Journal, JournalEvent } from "./journal";

/** Thrown for a state that cannot be read; the message names the place and the reason. */
export class StateError extends Error {
  override readonly name = "StateError";
}

export interface ReadState {
  readonly beginning: Beginning;
  readonly events: readonly JournalEvent[];
}

/** Returns one line of JSON for the beginning and one for each event. */
export function stateText({ beginning, events }: Pick<Journal, "beginning" | "events">): string {
  return [beginning, ...events].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Parses a state; an unfinished last line, left by a killed emulator, is ignored. */
export function readStateText(text: string): ReadState {
  const lines = text.split("\n");
  lines.pop();
  const [first, ...events] = lines.map(parseLine);
  const beginning = first as Partial<Beginning> | undefined;
  if (beginning?.format !== "dts-cross-account emulator state" || beginning.version !== 1)
    throw new StateError("line 1 is not the header of an emulator state, version 1");
  const { accounts } = completeAccountSeed({ accounts: beginning.accounts }, "of this state");
  return { beginning: { ...(beginning as Beginning), accounts }, events: events as JournalEvent[] };
}

function parseLine(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new StateError(`line ${index + 1} is not JSON`);
  }
}
