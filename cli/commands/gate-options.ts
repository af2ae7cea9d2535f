import type { Command } from "commander";
import { collect } from "./command";

/** The options that decide what a review knows and when it fails; `review` and `deploy` share them. */
export function addGateOptions(command: Command): Command {
  return command
    .option("--policy <name=file>", "Document of a preset policy; repeatable", collect, [])
    .option("--read-policies", "Read preset policies from CAM with the credentials of the stacks", false)
    .option(
      "--expect <file>",
      "JSON file of the principals that may assume each role; any other principal fails the review",
    )
    .option(
      "--fail-on <level>",
      "Lowest finding that fails the review: gain, low, medium, high or none",
      "high",
    )
    .option("--allow-unknown", "Pass even if some values are unknown", false)
    .option("--known-type <type>", "Type of resource that your team has judged; repeatable", collect, []);
}
