import { delimiter, dirname } from "node:path";
import { enginePath } from "./engine-path";
import { runPulumi, type PulumiOptions } from "./pulumi";

/**
 * Options to run the recorded engine on the user's own stacks, in the user's environment, with the Node.js of this process:
 * `npm run` puts `node_modules/.bin` first on PATH.
 */
export function ownEngine(folder: string = process.cwd()): Pick<PulumiOptions, "cwd" | "environment"> {
  const [engine = "", ...rest] = enginePath().split(delimiter);
  const path = [engine, dirname(process.execPath), ...rest].join(delimiter);
  const environment = { ...process.env, PATH: path, PULUMI_SKIP_UPDATE_CHECK: "true" };
  return { cwd: folder, environment };
}

/** The JSON of a preview, or the engine's reason for its failure. */
export type Previewed =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export interface PreviewFiles {
  /** File for the update plan; its secrets are encrypted by the stack's secrets provider. Default: none. */
  readonly plan?: string;
  /** The stack file. Default: the one in the folder. */
  readonly configuration?: string;
}

/** Previews a stack against the live state of its account. Writes only the plan. */
export async function previewLive(
  folder: string,
  stack: string,
  { plan, configuration }: PreviewFiles = {},
): Promise<Previewed> {
  const files = [
    ...(plan === undefined ? [] : ["--save-plan", plan]),
    ...(configuration === undefined ? [] : ["--config-file", configuration]),
  ];
  const parameters = ["preview", "--json", "--refresh", "--non-interactive", "--stack", stack, ...files];
  const { exitCode, standardOutput, output } = await runPulumi(parameters, ownEngine(folder));
  if (exitCode === 0) return { ok: true, text: standardOutput };
  return { ok: false, reason: errorsIn(standardOutput) ?? output };
}

interface PreviewErrors {
  readonly diagnostics?: readonly { readonly severity?: string; readonly message?: string }[];
}

/** The errors of a failed preview; undefined if it printed no JSON. */
function errorsIn(text: string): string | undefined {
  try {
    const { diagnostics = [] } = JSON.parse(text) as PreviewErrors;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const messages = errors.map(({ message = "" }) => message.replace(/^error: /, "").trim());
    // The last error only states that the preview failed.
    return (messages.length > 1 ? messages.slice(0, -1) : messages).join("\n") || undefined;
  } catch {
    return undefined;
  }
}
