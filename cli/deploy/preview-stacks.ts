import { problem, ProblemError } from "../../core/messages";
import { previewLive } from "../workspace/own-engine";
import { say } from "../say";

/** A stack and its output of `pulumi preview --json --refresh`. */
export interface StackPreview {
  readonly stack: string;
  readonly text: string;
}

/**
 * Previews the stacks against the live state of their accounts, one after the other. Writes only the plans.
 *
 * @throws {ProblemError} `deploy.previewFailed`
 */
export async function previewStacks(
  folder: string,
  stacks: readonly string[],
  planOf: (stack: string) => string | undefined = () => undefined,
): Promise<StackPreview[]> {
  const previews: StackPreview[] = [];
  for (const stack of stacks) {
    say("deploy.previewing", { stack });
    const preview = await previewLive(folder, stack, planOf(stack));
    if (!preview.ok) {
      throw new ProblemError(problem("deploy.previewFailed", { stack, reason: preview.reason }));
    }
    previews.push({ stack, text: preview.text });
  }
  return previews;
}
