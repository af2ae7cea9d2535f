#!/usr/bin/env node
import { Command } from "commander";
import { ProblemError } from "../core/messages";
import { addOfferCommands } from "./offer/commands";
import { addGitOpsCommands } from "./commands/gitops";

/** Loads a command's own code only when it is the one that runs. */
const run =
  <Options>(load: () => (options: Options) => Promise<number>) =>
  async (options: Options): Promise<void> => {
    process.exitCode = await load()(options);
  };

const program = new Command("dts-cross-account")
  .description("Tencent Cloud DTS cross-account database sync as infrastructure as code")
  // Options after a subcommand are the subcommand's: `review --format` and `review suggest --format` are two.
  .enablePositionalOptions()
  .showHelpAfterError();

program
  .command("demo")
  .description(
    "plays the whole procedure on the local emulator with the real Pulumi engine: grant, job, no changes, destroy",
  )
  .option("--keep", "leave emulator and stacks up, and say how to use them", false)
  .action(run(() => require("./demo/demo").demo));

program
  .command("emulator")
  .description("runs a local Tencent Cloud (CAM, STS, DTS sync and the database listers) on 127.0.0.1")
  .option("--port <number>", "port to listen on; 0 takes a free one", "8440")
  .option(
    "--accounts <file>",
    "accounts, users and instances as JSON; default: a source and a target account",
  )
  .option("--rate-limit <on|off>", "refuse calls above the published limits", "on")
  .option("--speed <factor>", "virtual seconds per second", "1")
  .option("--latency <milliseconds>", "how much later every answer leaves", "0")
  .option(
    "--grant-delay <seconds>",
    "virtual seconds until a new role or an attached policy takes effect",
    "0",
  )
  .option("--state <file>", "keep everything in this file, and go on from it after a restart")
  .action(run(() => require("./emulator").runEmulator));

const doctor = program
  .command("doctor")
  .description(
    "examines stacks from their files before anything is bought: keys, roles, instances, pairs; only reads",
  )
  .option("--stack <name>", "stack to examine; default: every Pulumi.<stack>.yaml of the folder")
  .option("--json", "prints the checks as JSON", false)
  .addHelpText(
    "after",
    "\nExit codes: 0 every check passed; 1 a check failed; 2 none failed, but something could not be known.",
  )
  .action(run(() => require("./doctor/doctor").doctor));

doctor
  .command("explain")
  .description(
    "says what an error of the console, a log or an SDK means and what to do; exit code 1: not known",
  )
  .argument("<error...>", "the message, as it was shown")
  .action(async (words: string[]) => {
    const { explain } = require("./doctor/explain") as typeof import("./doctor/explain");
    process.exitCode = await explain(words.join(" "));
  });

program
  .command("engine")
  .description("prints the folder of the Pulumi engine that the set-up found or built, for your PATH")
  .action(run(() => require("./engine").printEngine));

program
  .command("watch")
  .description("shows every job of a target stack with phase, progress and lag; only reads")
  .option("--stack <name>", "target stack to watch; default: the only one of the folder")
  .option("--once", "shows it once, and ends", false)
  .option("--json", "prints a line of JSON for each job that has changed", false)
  .option("--interval <seconds>", "between two looks", "5")
  .action(run(() => require("./watch/watch").watch));

addOfferCommands(program);

/** An option that may be given many times. */
const collect = (value: string, others: readonly string[]): readonly string[] => [...others, value];

const review = program
  .command("review")
  .description("shows who gains and who loses access, for all given stacks together, before it is granted")
  .option("--preview <name=file>", "output of `pulumi preview --json` of a stack; repeatable", collect, [])
  .option("--state <name=file>", "output of `pulumi stack export` of that stack; repeatable", collect, [])
  .option("--stack <name>", "a stack to preview now, in this folder; repeatable", collect, [])
  .option("--refresh", "with --stack: look in the cloud for what was changed by hand", false)
  .option("--policy <name=file>", "document of a preset policy; repeatable", collect, [])
  .option("--read-policies", "ask CAM what preset policies allow, with the stacks' credentials", false)
  .option("--expect <file>", "JSON list of everyone who may assume each role; anyone else fails the review")
  .option("--fail-on <level>", "gain, low, medium, high or none", "high")
  .option("--allow-unknown", "pass although something is not known", false)
  .option("--format <format>", "terminal, markdown or json", "terminal")
  .option("--svg <file>", "also write a picture of who can do what")
  .addHelpText("after", "\nExit codes: 0 passed, 1 no review, 2 findings, 3 unknown, 4 not as expected")
  .action(run(() => require("./review/review").runReview));

review
  .command("suggest")
  .description("prints the narrowest policy for what a sync did on the emulator, and what it permits less")
  .option(
    "--emulator <address>",
    "a running emulator; default: TENCENTCLOUD_ENDPOINT, else http://127.0.0.1:8440",
    process.env.TENCENTCLOUD_ENDPOINT ?? "http://127.0.0.1:8440",
  )
  .option("--role <name>", "only this role; default: every one that was used")
  .option("--format <format>", "terminal or json", "terminal")
  .action(run(() => require("./review/suggest").suggest));

addGitOpsCommands(program, run);

program.parseAsync().catch((error: unknown) => {
  const isForUser = error instanceof ProblemError || !process.env.DTS_CROSS_ACCOUNT_DEBUG;
  console.error(isForUser && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
