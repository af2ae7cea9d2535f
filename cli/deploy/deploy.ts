import { resolve } from "node:path";
import { apply } from "./apply";
import { prepare, type PrepareOptions } from "./prepare";

export interface DeployOptions extends PrepareOptions {
  /** The digest that was approved. Without it, a deployment is prepared. */
  readonly approved?: string;
  /** Where the approved artefact lies. Default: the folder of `out`. */
  readonly artefact?: string;
}

/** Prepares what is to be approved, or applies exactly what was approved. */
export function deploy({ approved, artefact, ...options }: DeployOptions): Promise<number> {
  if (approved === undefined) return prepare(options);
  const folder = resolve(artefact ?? options.out);
  return apply({ digest: approved, artefactFolder: folder, stacks: options.stack });
}
