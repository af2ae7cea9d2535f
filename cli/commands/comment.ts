import { type AddCommand, run } from "./command";

export const addComment: AddCommand = (program) => {
  program
    .command("comment")
    .description("Write a file as a comment on the pull request, and update it in later runs")
    .requiredOption("--file <file>", "Markdown file; truncated after 64,000 characters")
    .option("--heading <text>", "Name of the comment; each name has its own comment", "review")
    .option("--github", "Use GitHub (default in GitHub Actions)")
    .option("--gitlab", "Use GitLab (default in GitLab CI)")
    .action(run(() => require("../forge/write-comment").writeComment));
};
