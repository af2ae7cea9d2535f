import { collect, run, type AddCommand } from "./command";
import { addGateOptions } from "./gate-options";

export const addReview: AddCommand = (program) => {
  const review = program
    .command("review")
    .description("Show which principals gain or lose which access, across all given stacks")
    .option("--preview <name=file>", "Output of `pulumi preview --json` of a stack; repeatable", collect, [])
    .option("--state <name=file>", "Output of `pulumi stack export` of that stack; repeatable", collect, [])
    .option("--stack <name>", "Stack in this folder to preview now; repeatable", collect, [])
    .option("--refresh", "With --stack: also read out-of-band changes from the cloud", false);
  addGateOptions(review)
    .option("--format <format>", "Output format: terminal, markdown or json", "terminal")
    .option("--svg <file>", "Also write a picture of the access paths")
    .addHelpText(
      "after",
      [
        "",
        "Exit codes:",
        "  0  passed",
        "  1  the review could not run",
        "  2  findings at or above --fail-on",
        "  3  a value is unknown",
        "  4  access differs from --expect",
      ].join("\n"),
    )
    .action(run(() => require("../review/run-review").runReview));
  review
    .command("suggest")
    .description("Print the narrowest policy for the calls that a sync made on the emulator")
    .option(
      "--emulator <address>",
      "Address of a running emulator",
      process.env.TENCENTCLOUD_ENDPOINT ?? "http://127.0.0.1:8440",
    )
    .option("--role <name>", "Role to report (default: every role that was used)")
    .option("--format <format>", "Output format: terminal or json", "terminal")
    .action(run(() => require("../review/suggest").suggest));
};
