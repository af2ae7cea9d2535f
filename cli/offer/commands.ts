import type { Command } from "commander";

/** Ends with the exit code of the command that ran. */
async function ends(code: Promise<number>): Promise<void> {
  process.exitCode = await code;
}

/** `dts-cross-account offer …`; each loads its own code only when it is the one that runs. */
export function addOfferCommands(program: Command): void {
  const offer = program
    .command("offer")
    .description("signed offers of grants, for two sides that share no Pulumi backend or passphrase");

  offer
    .command("keygen")
    .description(
      "makes a key pair of the source side: a file of mode 600, and the public key on standard output",
    )
    .requiredOption("--key <file>", "file of the private key; it must not exist yet")
    .action((options) => ends((require("./keygen") as typeof import("./keygen")).keygen(options)));

  offer
    .command("public-key")
    .description("prints the public key that belongs to a private key")
    .option("--key <file>", "file of the private key; default: the variable DTS_CROSS_ACCOUNT_OFFER_KEY")
    .action((options) => ends((require("./keygen") as typeof import("./keygen")).printPublicKey(options)));

  offer
    .command("create")
    .description("signs what a source stack has granted: who, what and until when")
    .requiredOption("--grant <name>", "the grant, by its name in the source stack")
    .option("--stack <name>", "the source stack; the engine is asked for its outputs")
    .option("--outputs <file>", "or a file of `pulumi stack output --json --show-secrets`")
    .option("--key <file>", "file of the private key; default: the variable DTS_CROSS_ACCOUNT_OFFER_KEY")
    .option(
      "--valid-until <moment>",
      "last moment to take it up; default: the end of the grant, else 90 days",
    )
    .option("--out <file>", "file to write; default: <grant>.offer.json")
    .option("--json", "prints the offer as JSON", false)
    .action((options) => ends((require("./create") as typeof import("./create")).createOffer(options)));

  offer
    .command("verify")
    .description("verifies an offer as a target stack would, and shows it; exit code 1: it would be refused")
    .argument("<file>", "the offer")
    .requiredOption("--public-key <key>", "the source side's public key: ed25519:…")
    .option("--target-uin <uin>", "the account that wants to use it; default: not looked at")
    .option("--json", "prints it as JSON", false)
    .action((file, options) => ends((require("./show") as typeof import("./show")).verify(file, options)));

  offer
    .command("show")
    .description("shows what an offer says, without asking who signed it")
    .argument("<file>", "the offer")
    .option("--json", "prints it as JSON", false)
    .action((file, options) => ends((require("./show") as typeof import("./show")).show(file, options)));
}
