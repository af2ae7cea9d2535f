import { collect, run, type AddCommand } from "./command";

const stackDescription = "Stack to read; repeatable (default: all in the folder)";

export const addDrift: AddCommand = (program) => {
  const drift = program
    .command("drift")
    .description("Show out-of-band changes, and how to revert or adopt them; read-only")
    .enablePositionalOptions()
    .option("--stack <name>", stackDescription, collect, [])
    .option("--json", "Print the drift as JSON", false)
    .option("--issue-body", "Print the drift as Markdown", false)
    .addHelpText(
      "after",
      "\nExit codes:\n  0  no drift\n  1  at least one resource could not be read\n  2  drift",
    )
    .action(run(() => require("../drift/report-drift").reportDrift));
  drift
    .command("issues")
    .description("Keep one open issue for each drift on GitHub or GitLab; close the issues of resolved drift")
    .option("--stack <name>", stackDescription, collect, [])
    .option("--github", "Use GitHub (default in GitHub Actions)")
    .option("--gitlab", "Use GitLab (default in GitLab CI)")
    .addHelpText(
      "after",
      "\nExit codes:\n  0  the issues are up to date\n  1  a resource could not be read, or a call failed",
    )
    .action(run(() => require("../drift/keep-drift-issues").keepDriftIssues));
};
