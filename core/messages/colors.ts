import { createColors } from "picocolors";

/**
 * Colours where a terminal shows them, and nowhere else: a pipeline's log is no terminal. `NO_COLOR` switches them off
 * and `FORCE_COLOR` on, as other tools have it.
 */
export function wantsColors(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR) return false;
  return isTerminal || Boolean(environment.FORCE_COLOR);
}

export const colors = createColors(wantsColors(process.env, Boolean(process.stdout.isTTY)));
