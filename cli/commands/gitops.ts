import type { Command } from "commander";

/** Makes an action of what a command loads when it is the one that runs. */
export type Run = <Options>(
  load: () => (options: Options) => Promise<number>,
) => (options: Options) => Promise<void>;

/** An option that may be given many times. */
const collect = (value: string, others: readonly string[]): readonly string[] => [...others, value];

/** The commands of pipelines: approve what you saw, notice what moved, tell the forge. */
export function addGitOpsCommands(program: Command, run: Run): void {
  addDeploy(program, run);
  addDrift(program, run);
  addComment(program, run);
  addIdentityToken(program, run);
}

function addDeploy(program: Command, run: Run): void {
  program
    .command("deploy")
    .description(
      "prepares what is to be approved (plans, access review, one digest over them and the program), or applies exactly that",
    )
    .option("--stack <name>", "a stack; repeatable; default: all of the folder, sources first", collect, [])
    .option("--out <folder>", "where the artefact goes", "deployment")
    .option("--approved <digest>", "apply what has this digest, and refuse anything else by name")
    .option("--artefact <folder>", "where the approved artefact lies; default: that of --out")
    .option("--policy <name=file>", "document of a preset policy; repeatable", collect, [])
    .option("--read-policies", "ask CAM what preset policies allow, with the stacks' credentials", false)
    .option("--expect <file>", "JSON list of everyone who may assume each role; anyone else fails the review")
    .option("--fail-on <level>", "gain, low, medium, high or none", "high")
    .option("--allow-unknown", "pass although something is not known", false)
    .option("--json", "prints digest and changes as JSON", false)
    .addHelpText(
      "after",
      [
        "",
        "Exit codes: preparing: 0 passed, 1 failed, 2 findings, 3 unknown, 4 not as expected; the artefact is written but for 1.",
        "Applying: 0 applied, 1 failed, 5 refused: something is not as approved, and nothing was applied.",
      ].join("\n"),
    )
    .action(run(() => require("../deploy/deploy").deploy));
}

function addDrift(program: Command, run: Run): void {
  const drift = program
    .command("drift")
    .description("says what was changed by hand, how to take it back and how to keep it; writes nothing")
    .enablePositionalOptions()
    .option("--stack <name>", "a stack; repeatable; default: all of the folder", collect, [])
    .option("--json", "prints the drifts as JSON", false)
    .option("--issue-body", "prints the drifts as Markdown", false)
    .addHelpText("after", "\nExit codes: 0 no drift, 1 could not be known, 2 drift")
    .action(run(() => require("../drift/drift").drift));
  drift
    .command("issues")
    .description("keeps one open issue for every drift on GitHub or GitLab, and closes those that are gone")
    .option("--stack <name>", "a stack; repeatable; default: all of the folder", collect, [])
    .option("--github", "GitHub; default where GitHub Actions runs it")
    .option("--gitlab", "GitLab; default where GitLab CI runs it")
    .addHelpText(
      "after",
      "\nExit codes: 0 every issue is as it should be, 1 something could not be known or done",
    )
    .action(run(() => require("../drift/drift-issues").driftIssues));
}

function addComment(program: Command, run: Run): void {
  program
    .command("comment")
    .description("writes a file as a comment of the pull request, over the one of an earlier run")
    .requiredOption("--file <file>", "Markdown; more than 64,000 characters are cut off")
    .option("--heading <text>", "names the comment: one for each heading", "review")
    .option("--github", "GitHub; default where GitHub Actions runs it")
    .option("--gitlab", "GitLab; default where GitLab CI runs it")
    .action(run(() => require("../forge/comment").comment));
}

function addIdentityToken(program: Command, run: Run): void {
  program
    .command("identity-token")
    .description(
      "writes the token by which GitHub vouches for this workflow into a file, for credentials by OIDC",
    )
    .requiredOption("--out <file>", "file for PREFIX_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE")
    .option("--audience <text>", "as the identity provider in CAM has it", "sts.tencentcloudapi.com")
    .action(run(() => require("../forge/identity-token").writeIdentityToken));
}
