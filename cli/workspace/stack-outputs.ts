import { enginePath } from "./engine";
import { runPulumi } from "./pulumi";

/** What a source stack of ours puts out; see `stacks/source.ts`. */
export interface SourceOutputs {
  readonly grants?: Readonly<Record<string, SourceGrantOutput>>;
  readonly externalIds?: Readonly<Record<string, unknown>>;
}

/** One grant among them; see `components/grant.ts`. Stacks of earlier versions lack some of it. */
export interface SourceGrantOutput {
  readonly sourceUin: string;
  readonly targetUin?: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly databaseKinds: readonly string[];
  readonly attachedPolicies: readonly string[];
  readonly expires?: string;
}

/** A stack's outputs with their secrets. The engine alone knows backend and passphrase; it is asked only here. */
export async function readStackOutputs(
  stack: string,
  folder: string,
): Promise<SourceOutputs | { readonly reason: string }> {
  const parameters = ["stack", "output", "--json", "--show-secrets", "--stack", stack, "--non-interactive"];
  try {
    const { exitCode, standardOutput, output } = await runPulumi(parameters, {
      cwd: folder,
      environment: { ...process.env, PATH: pathWithEngine(), PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    if (exitCode === 0) return JSON.parse(standardOutput) as SourceOutputs;
    return { reason: output.trim().split("\n")[0] ?? "-" };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Without a set-up engine, whichever `pulumi` the shell has. */
function pathWithEngine(): string | undefined {
  try {
    return enginePath();
  } catch {
    return process.env.PATH;
  }
}
