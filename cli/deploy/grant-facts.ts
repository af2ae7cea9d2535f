import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { keyedFingerprint, type StackFileContent } from "../../governance/approval";
import type { GrantReference } from "../../stacks/config";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";
import type { OwnStack } from "./stacks-in-order";

/**
 * A fingerprint of what each source side offers to a target stack, its external ID included: one that was rotated after
 * the approval is another grant. The key keeps a weak external ID from being tried out.
 */
export async function grantFacts(
  folder: string,
  { configuration }: OwnStack,
  { encryptionsalt, encryptedkey }: StackFileContent,
): Promise<Record<string, string>> {
  if (configuration.role === "source") return {};
  const key = String(encryptionsalt ?? encryptedkey ?? "");
  const offers = await Promise.all(
    configuration.grants.map(async (grant) => [grant.name, await offerOf(folder, grant)] as const),
  );
  return Object.fromEntries(offers.map(([name, offer]) => [name, keyedFingerprint(offer, key)]));
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

/** Undefined where the stack is not deployed yet. The values stay in memory: only their fingerprint is kept. */
async function outputsOf(folder: string, stack: string): Promise<Outputs | undefined> {
  const read = async (flags: readonly string[]): Promise<Outputs | undefined> => {
    const parameters = ["stack", "output", "--json", ...flags, "--stack", stack];
    const { exitCode, standardOutput } = await runPulumi(parameters, ownEngine(folder));
    return exitCode === 0 ? (JSON.parse(standardOutput) as Outputs) : undefined;
  };
  // Another passphrase cannot show the secrets; then the target stack takes the grant from a file anyway.
  return (await read(["--show-secrets"])) ?? read([]);
}
