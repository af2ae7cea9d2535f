import { resolve } from "node:path";
import { apply } from "./apply";
import { prepare, type PrepareOptions } from "./prepare";

export interface DeployOptions extends PrepareOptions {
  /** The approved digest. Without it, a deployment is prepared. */
  readonly approved?: string;
  /** Folder of the approved artefact. Default: `out`. */
  readonly artefact?: string;
}

/** Prepares a deployment for approval, or applies exactly what was approved. */
export function prepareOrApply({ approved, artefact, ...options }: DeployOptions): Promise<number> {
  if (approved === undefined) return prepare(options);
  const folder = resolve(artefact ?? options.out);
  return apply({ digest: approved, artefactFolder: folder, stacks: options.stack });
}
