import { createColors } from "picocolors";

/**
 * Whether to print colors: only on a terminal, so not in a pipeline's log. `NO_COLOR` switches them off and `FORCE_COLOR`
 * on, as in other tools.
 */
export function wantsColors(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR) return false;
  return isTerminal || Boolean(environment.FORCE_COLOR);
}

export const colors = createColors(wantsColors(process.env, Boolean(process.stdout.isTTY)));
