import { Command, Help, type Option } from "commander";
import type { AddCommand } from "./commands/command";
import { addComment } from "./commands/comment";
import { addDemo } from "./commands/demo";
import { addDeploy } from "./commands/deploy";
import { addDoctor } from "./commands/doctor";
import { addDrift } from "./commands/drift";
import { addEmulator } from "./commands/emulator";
import { addEngine } from "./commands/engine";
import { addIdentityToken } from "./commands/identity-token";
import { addOffer } from "./commands/offer";
import { addReview } from "./commands/review";
import { addWatch } from "./commands/watch";
import { packageVersion } from "./workspace/package-root";

/** The commands under their headings, in the order of `--help`. */
const commands: Readonly<Record<string, readonly AddCommand[]>> = {
  "Try it on this machine:": [addDemo, addEmulator, addEngine],
  "Grant and review access:": [addReview, addOffer],
  "Check and watch jobs:": [addDoctor, addWatch],
  "Automate in CI:": [addDeploy, addDrift, addComment, addIdentityToken],
};

/** The command line: every command with its options. A command loads its own code only when it runs. */
export function createProgram(): Command {
  const program = new Command("dts-cross-account")
    .description("Tencent Cloud DTS cross-account database sync as infrastructure as code")
    .version(packageVersion(), "-V, --version", "Print the version")
    .helpOption("-h, --help", "Show the help of a command")
    .configureHelp({ optionDescription })
    // Options after a subcommand belong to the subcommand: `review --format` and `review suggest --format` differ.
    .enablePositionalOptions()
    .showHelpAfterError();
  for (const [heading, additions] of Object.entries(commands)) {
    program.commandsGroup(heading);
    for (const add of additions) add(program);
  }
  return program.commandsGroup("Other commands:").helpCommand("help [command]", "Show the help of a command");
}

/** The description with its default, except for defaults that mean "not given". */
function optionDescription(option: Option): string {
  const isNotGiven = option.defaultValue === false || Array.isArray(option.defaultValue);
  return isNotGiven ? option.description : new Help().optionDescription(option);
}
