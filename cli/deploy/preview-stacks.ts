import { join } from "node:path";
import { problem, ProblemError } from "../../core/messages";
import { type PreviewFiles, previewLive } from "../workspace/own-engine";
import { say } from "../say";
import { redactorOf } from "./known-secrets";

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
  filesOf: (stack: string) => PreviewFiles = () => ({}),
): Promise<StackPreview[]> {
  const previews: StackPreview[] = [];
  for (const stack of stacks) {
    say("deploy.previewing", { stack });
    const files = filesOf(stack);
    const preview = await previewLive(folder, stack, files);
    if (!preview.ok) {
      const redact = await redactorOf(
        folder,
        stack,
        files.configuration ?? join(folder, `Pulumi.${stack}.yaml`),
      );
      throw new ProblemError(problem("deploy.previewFailed", { stack, reason: redact(preview.reason) }));
    }
    previews.push({ stack, text: preview.text });
  }
  return previews;
}
