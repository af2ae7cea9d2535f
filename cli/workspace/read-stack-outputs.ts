import { enginePath } from "./engine-path";
import { runPulumi } from "./pulumi";

/** The outputs of a source stack; see `stacks/source.ts`. */
export interface SourceOutputs {
  readonly grants?: Readonly<Record<string, SourceGrantOutput>>;
  readonly externalIds?: Readonly<Record<string, unknown>>;
}

/** One grant of the outputs; see `components/grant.ts`. Earlier versions omit some fields. */
export interface SourceGrantOutput {
  readonly sourceUin: string;
  readonly targetUin?: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly databaseKinds: readonly string[];
  readonly attachedPolicies: readonly string[];
  readonly expires?: string;
}

/** A stack's outputs with their secrets, read by the engine, which knows the backend and the passphrase. */
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

/** Falls back to the `pulumi` of the shell if the set-up has not run. */
function pathWithEngine(): string | undefined {
  try {
    return enginePath();
  } catch {
    return process.env.PATH;
  }
}
