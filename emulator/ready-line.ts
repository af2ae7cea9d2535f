import type { Emulator } from "./emulator";

/** What the command prints when the emulator is ready: one line of JSON, the source account first. */
export function readyLine({ endpoint, accounts }: Pick<Emulator, "endpoint" | "accounts">): string {
  return JSON.stringify({ endpoint, accounts });
}
