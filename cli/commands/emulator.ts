import { type AddCommand, run } from "./command";

export const addEmulator: AddCommand = (program) => {
  program
    .command("emulator")
    .description("Run a local Tencent Cloud (CAM, STS, DTS sync, database lists) on 127.0.0.1")
    .option("--port <number>", "Port to listen on; 0 selects a free port", "8440")
    .option(
      "--accounts <file>",
      "JSON file of accounts, users and instances (default: one source and one target account)",
    )
    .option("--rate-limit <on|off>", "Whether to reject calls above the published rate limits", "on")
    .option("--speed <factor>", "Virtual seconds per second", "1")
    .option("--latency <milliseconds>", "Delay of every response", "0")
    .option(
      "--grant-delay <seconds>",
      "Virtual seconds until a new role or an attached policy takes effect",
      "0",
    )
    .option("--state <file>", "File that keeps the state across restarts (default: in memory)")
    .action(run(() => require("../run-emulator").runEmulator));
};
