#!/usr/bin/env node
import { Command } from "commander";
import { ProblemError } from "../messages";

/** Loads a command's own code only when it is the one that runs. */
const run =
  <Options>(load: () => (options: Options) => Promise<number>) =>
  async (options: Options): Promise<void> => {
    process.exitCode = await load()(options);
  };

const program = new Command("dts-cross-account")
  .description("Tencent Cloud DTS cross-account database sync as infrastructure as code")
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
  .action(run(() => require("./emulator").runEmulator));

program.parseAsync().catch((error: unknown) => {
  const isForUser = error instanceof ProblemError || !process.env.DTS_CROSS_ACCOUNT_DEBUG;
  console.error(isForUser && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
