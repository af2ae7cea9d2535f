import { problem, ProblemError, renderProblem } from "../../core/messages";
import { readStackChange, type StackChange } from "../../governance/review";
import { enginePath } from "../workspace/engine";
import { pulumi, runPulumi } from "../workspace/pulumi";

/**
 * Lets the engine preview a stack of the present folder, and reads what the preview leaves out from the state. Nothing is
 * changed. Says on standard error what takes its time.
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
  // A failed preview is told by its own diagnostics, where it came that far.
  const change =
    exitCode === 0 || preview.trim().startsWith("{") ? readStackChange(stack, preview) : undefined;
  if (!change || exitCode !== 0) {
    throw new ProblemError(problem("review.previewFailed", { name: stack, reason: output.trim() }));
  }
  if (change.isComplete) return change;
  return readStackChange(stack, preview, await pulumi(["stack", "export", "--stack", stack], options));
}
