import { Command } from "commander";
import { ProblemError } from "../core/messages";

const program = new Command("bench")
  .description("measures dts-cross-account; not part of the package")
  .showHelpAfterError();

program
  .command("all", { isDefault: true })
  .description("measures what must stay fast: one line of JSON each; exits with 1 when one exceeds its limit")
  .option("--only <name>", "only this one: no-op, jobs, no-op-many, delay, stacks, review or review-demo")
  .option("--runs <number>", "measured runs of each kind", "5")
  .option("--jobs <numbers>", "how many jobs: one measurement for each number", "1,10,60,100,300,1000")
  .option(
    "--speed <factor>",
    "virtual seconds per second until the jobs run (default: 1.5, and 20 from 200 jobs on)",
  )
  .action(async (options) => {
    const { bench } = require("./bench") as typeof import("./bench");
    process.exitCode = await bench(options);
  });

program
  .command("emulator")
  .description("measures the emulator: DescribeSyncJobs with 1,000 jobs, requests per second and memory")
  .option("--seconds <number>", "how long to measure", "5")
  .action(async (options) => {
    const { benchEmulator } = require("./emulator-bench") as typeof import("./emulator-bench");
    process.exitCode = await benchEmulator(options);
  });

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof ProblemError ? error.message : error);
  process.exitCode = 1;
});
