import { enginePath } from "./engine";
import { runPulumi, type PulumiOptions } from "./pulumi";

/** Where the engine works on the user's own stacks: with the user's environment, and the engine that the set-up recorded. */
export function ownEngine(folder: string = process.cwd()): Pick<PulumiOptions, "cwd" | "environment"> {
  const environment = { ...process.env, PATH: enginePath(), PULUMI_SKIP_UPDATE_CHECK: "true" };
  return { cwd: folder, environment };
}

/** A preview as data, or in the engine's words why there is none. */
export type Previewed =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/**
 * Previews a stack against what stands in the account now; nothing is written but the plan.
 *
 * @param planFile where the update plan goes; its secrets are encrypted by the stack's secrets provider
 */
export async function previewLive(folder: string, stack: string, planFile?: string): Promise<Previewed> {
  const plan = planFile === undefined ? [] : ["--save-plan", planFile];
  const parameters = ["preview", "--json", "--refresh", "--non-interactive", "--stack", stack, ...plan];
  const { exitCode, standardOutput, output } = await runPulumi(parameters, ownEngine(folder));
  if (exitCode === 0) return { ok: true, text: standardOutput };
  return { ok: false, reason: errorsIn(standardOutput) ?? output };
}

interface PreviewErrors {
  readonly diagnostics?: readonly { readonly severity?: string; readonly message?: string }[];
}

/** What a failed preview says went wrong; undefined where it never came to print JSON. */
function errorsIn(text: string): string | undefined {
  try {
    const { diagnostics = [] } = JSON.parse(text) as PreviewErrors;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const messages = errors.map(({ message = "" }) => message.replace(/^error: /, "").trim());
    // The last one only says that the preview has failed.
    return (messages.length > 1 ? messages.slice(0, -1) : messages).join("\n") || undefined;
  } catch {
    return undefined;
  }
}
