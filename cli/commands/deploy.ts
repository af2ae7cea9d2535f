import { collect, run, type AddCommand } from "./command";
import { addGateOptions } from "./gate-options";

export const addDeploy: AddCommand = (program) => {
  const deploy = program
    .command("deploy")
    .description("Prepare a deployment for approval, or apply exactly what was approved")
    .option("--stack <name>", "Stack to deploy; repeatable (default: all in the folder)", collect, [])
    .option("--out <folder>", "Folder to write the artefact to", "deployment")
    .option("--approval-ttl <duration>", "How long an approval is valid, such as 30m, 24h or 7d", "24h")
    .option("--approved <digest>", "Apply the artefact with this digest; reject anything else")
    .option("--artefact <folder>", "Folder of the approved artefact (default: --out)");
  addGateOptions(deploy)
    .option("--json", "Print digest and changes as JSON", false)
    .addHelpText(
      "after",
      [
        "",
        "Without --approved: writes an artefact of plans, access review and a digest over both and the program.",
        "Exit codes of preparing (the artefact is written except for 1):",
        "  0  passed",
        "  1  failed",
        "  2  findings at or above --fail-on",
        "  3  a value is unknown",
        "  4  access differs from --expect",
        "Exit codes of applying:",
        "  0  applied",
        "  1  failed",
        "  5  rejected: something differs from the approval; nothing was applied",
      ].join("\n"),
    )
    .action(run(() => require("../deploy/prepare-or-apply").prepareOrApply));
};
