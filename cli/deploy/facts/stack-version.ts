import { fingerprint } from "../../../governance/approval";
import { problem, ProblemError } from "../../../core/messages";
import { ownEngine } from "../../workspace/own-engine";
import { runPulumi } from "../../workspace/pulumi";

/**
 * A fingerprint of the deployed version of a stack. Every `up`, `destroy`, `import` and `stack init` writes the time of
 * its run into the checkpoint, so it never returns to an earlier value.
 *
 * @throws {ProblemError} `engine.failed`
 */
export async function stackVersion(folder: string, stack: string): Promise<string> {
  const parameters = ["stack", "export", "--stack", stack, "--non-interactive"];
  const { exitCode, standardOutput, output } = await runPulumi(parameters, ownEngine(folder));
  if (exitCode !== 0) {
    throw new ProblemError(
      problem("engine.failed", { command: "stack export", exitCode: exitCode ?? "-", output }),
    );
  }
  return versionIn(standardOutput);
}

/** Ciphertexts do not count: the engine may encrypt the same state again for each export. */
export function versionIn(exported: string): string {
  const { deployment } = JSON.parse(exported, (key, value: unknown) =>
    key === "ciphertext" ? undefined : value,
  ) as { deployment?: Record<string, unknown> };
  const { manifest, resources, pending_operations } = deployment ?? {};
  return fingerprint({ manifest, resources, pending_operations });
}
