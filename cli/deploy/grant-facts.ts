import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { keyedFingerprint, type StackFileContent } from "../../governance/approval";
import type { GrantReference } from "../../stacks/config";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";
import type { OwnStack } from "./stacks-in-order";

/**
 * A fingerprint of each grant that a target stack uses, including its external ID, so that a rotation after the approval
 * is noticed. The fingerprint is keyed, so that a weak external ID cannot be guessed from it.
 */
export async function grantFacts(
  folder: string,
  { configuration }: OwnStack,
  { encryptionsalt, encryptedkey }: StackFileContent,
): Promise<Record<string, string>> {
  if (configuration.role === "source") return {};
  const key = String(encryptionsalt ?? encryptedkey ?? "");
  const facts = configuration.grants.map(
    async (grant) => [grant.name, keyedFingerprint(await offerOf(folder, grant), key)] as const,
  );
  return Object.fromEntries(await Promise.all(facts));
}

async function offerOf(folder: string, grant: GrantReference): Promise<unknown> {
  if (grant.from === "file") return contentOf(resolve(folder, grant.file));
  if (grant.from === "offer") return contentOf(resolve(folder, grant.offer));
  const outputs = await outputsOf(folder, grant.stack);
  return [outputs?.grants?.[grant.nameInStack], outputs?.externalIds?.[grant.nameInStack]];
}

function contentOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

type Outputs = Readonly<Record<"grants" | "externalIds", Readonly<Record<string, unknown>> | undefined>>;

/** The outputs of a stack; undefined if it is not deployed yet. Only their fingerprint is stored. */
async function outputsOf(folder: string, stack: string): Promise<Outputs | undefined> {
  const read = async (flags: readonly string[]): Promise<Outputs | undefined> => {
    const parameters = ["stack", "output", "--json", ...flags, "--stack", stack];
    const { exitCode, standardOutput } = await runPulumi(parameters, ownEngine(folder));
    return exitCode === 0 ? (JSON.parse(standardOutput) as Outputs) : undefined;
  };
  // With another passphrase the secrets are unreadable; the target stack then takes the grant from a file.
  return (await read(["--show-secrets"])) ?? read([]);
}
