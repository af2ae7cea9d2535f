import { type AddCommand, run } from "./command";

export const addDoctor: AddCommand = (program) => {
  const doctor = program
    .command("doctor")
    .description("Check credentials, roles, instances and database pairs of stacks before a purchase")
    .option("--stack <name>", "Stack to check (default: every Pulumi.<stack>.yaml in the folder)")
    .option("--json", "Print the checks as JSON", false)
    .addHelpText(
      "after",
      [
        "",
        "Read-only. Exit codes:",
        "  0  every check passed",
        "  1  a check failed",
        "  2  no check failed, but at least one result is unknown",
      ].join("\n"),
    )
    .action(run(() => require("../doctor/doctor").doctor));
  doctor
    .command("explain")
    .description("Explain an error message of the console, a log or an SDK, and how to fix it")
    .argument("<error...>", "The error message, as it was shown")
    .addHelpText("after", "\nExit codes:\n  0  the error is known\n  1  the error is not known")
    .action(run(() => (words: string[]) => require("../doctor/explain").explain(words.join(" "))));
};
