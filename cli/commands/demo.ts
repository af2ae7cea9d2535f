import { type AddCommand, run } from "./command";

export const addDemo: AddCommand = (program) => {
  program
    .command("demo")
    .description("Run the whole procedure on the local emulator with the real Pulumi engine")
    .option("--keep", "Keep the emulator and the stacks running until Ctrl-C", false)
    .action(run(() => require("../demo/demo").demo));
};
