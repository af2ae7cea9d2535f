import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { problem, ProblemError } from "../../core/messages";
import { packageRoot } from "./package-root";

/** The engine that `tools/setup.mjs` found or built. */
interface EngineRecord {
  readonly version: string;
  /** Folder of `pulumi`, its language host and the launcher of dynamic providers. */
  readonly directory: string;
}

/**
 * A PATH that starts with the folder of the recorded Pulumi engine.
 *
 * @throws {ProblemError} `engine.notSetUp` when the set-up has not run.
 */
export function enginePath(environment: NodeJS.ProcessEnv = process.env): string {
  const record = join(packageRoot, "node_modules/.cache/dts-cross-account/engine.json");
  if (!existsSync(record)) throw new ProblemError(problem("engine.notSetUp", {}));
  const { directory } = JSON.parse(readFileSync(record, "utf8")) as EngineRecord;
  return [directory, environment.PATH].filter(Boolean).join(delimiter);
}
