import { problem, ProblemError, renderProblem } from "../../core/messages";
import { readStackChange, type StackChange } from "../../governance/review";
import { enginePath } from "../workspace/engine-path";
import { pulumi, runPulumi } from "../workspace/pulumi";

/**
 * Previews a stack of the current folder, and reads from its state what the preview omits. Changes nothing. Prints progress
 * on standard error.
 *
 * @throws {ProblemError} `review.previewFailed` with the engine's reason
 */
export async function previewStack(
  stack: string,
  { refresh }: { readonly refresh: boolean },
): Promise<StackChange> {
  console.error(renderProblem(problem("review.previewing", { stack })));
  const options = { cwd: process.cwd(), environment: { ...process.env, PATH: enginePath() } };
  const parameters = ["preview", "--json", "--stack", stack, ...(refresh ? ["--refresh"] : [])];
  const { exitCode, standardOutput: preview, output } = await runPulumi(parameters, options);
  // Diagnostics in the output of a failed preview explain the failure best.
  const change =
    exitCode === 0 || preview.trim().startsWith("{") ? readStackChange(stack, preview) : undefined;
  if (!change || exitCode !== 0) {
    throw new ProblemError(problem("review.previewFailed", { name: stack, reason: output.trim() }));
  }
  if (change.isComplete) return change;
  return readStackChange(stack, preview, await pulumi(["stack", "export", "--stack", stack], options));
}
