import { type AddCommand, run } from "./command";

export const addWatch: AddCommand = (program) => {
  program
    .command("watch")
    .description("Show phase, progress and lag of every job of a target stack; read-only")
    .option("--stack <name>", "Target stack to watch (default: the only target stack in the folder)")
    .option("--once", "Show the jobs once and exit", false)
    .option("--json", "Print one line of JSON for each job that changed", false)
    .option("--interval <seconds>", "Seconds between two polls, 1-3600", "5")
    .action(run(() => require("../watch/watch").watch));
};
