import { type AddCommand, run } from "./command";

export const addEngine: AddCommand = (program) => {
  program
    .command("engine")
    .description("Print the folder of the Pulumi engine that the set-up found or built, for your PATH")
    .action(run(() => require("../print-engine").printEngine));
};
