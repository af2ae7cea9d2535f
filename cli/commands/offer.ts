import { type AddCommand, run } from "./command";

const keyDescription = "Private key file (default: the variable DTS_CROSS_ACCOUNT_OFFER_KEY)";

export const addOffer: AddCommand = (program) => {
  const offer = program
    .command("offer")
    .description("Create and verify signed offers of grants, where the parties share no Pulumi backend");
  offer
    .command("keygen")
    .description("Create a key pair; print the public key")
    .requiredOption("--key <file>", "File for the private key, created with mode 600; must not exist yet")
    .action(run(() => require("../offer/keygen").keygen));
  offer
    .command("public-key")
    .description("Print the public key of a private key")
    .option("--key <file>", keyDescription)
    .action(run(() => require("../offer/keygen").printPublicKey));
  offer
    .command("create")
    .description("Sign an offer of a grant that a source stack has deployed")
    .requiredOption("--grant <name>", "Name of the grant in the source stack")
    .option("--stack <name>", "Source stack whose outputs Pulumi reads")
    .option("--outputs <file>", "Output of `pulumi stack output --json --show-secrets`, instead of --stack")
    .option("--key <file>", keyDescription)
    .option(
      "--valid-until <time>",
      "Last moment to accept the offer, ISO 8601 (default: the end of the grant, else 90 days)",
    )
    .option("--out <file>", "File to write (default: <grant>.offer.json)")
    .option("--json", "Print the offer as JSON", false)
    .action(run(() => require("../offer/create").createOffer));
  offer
    .command("verify")
    .description("Verify an offer as a target stack does, and show it")
    .argument("<file>", "The offer")
    .requiredOption("--public-key <key>", "Public key of the source side: ed25519:…")
    .option("--target-uin <uin>", "Account that accepts the offer (default: not checked)")
    .option("--json", "Print the offer as JSON", false)
    .addHelpText(
      "after",
      "\nExit codes:\n  0  the offer is valid\n  1  a target stack would reject the offer",
    )
    .action(run(() => require("../offer/show").verify));
  offer
    .command("show")
    .description("Show the content of an offer without verifying its signature")
    .argument("<file>", "The offer")
    .option("--json", "Print the offer as JSON", false)
    .action(run(() => require("../offer/show").show));
};
