import type { Command } from "commander";

/** Adds one command, with its subcommands, to the program. */
export type AddCommand = (program: Command) => void;

/** The action of a command. `load` requires the command's own code, so that only the command that runs is loaded. */
export function run<Parameters extends unknown[]>(
  load: () => (...parameters: Parameters) => Promise<number>,
) {
  return async (...parameters: Parameters): Promise<void> => {
    process.exitCode = await load()(...parameters);
  };
}

/** Parser of a repeatable option: appends each value to the previous ones. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
