import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { problem, ProblemError } from "../../core/messages";

/** Root of this package: seen from the sources as well as from the compiled code in `dist/`. */
export const packageRoot = folderOfPackage(__dirname);

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : folderOfPackage(dirname(folder));
}

/** What `tools/setup.mjs` has found or built. */
interface EngineRecord {
  readonly version: string;
  /** Holds `pulumi`, its language host and the launcher of dynamic providers. */
  readonly directory: string;
}

/**
 * A PATH on which the Pulumi engine is found that the set-up recorded.
 *
 * @throws {ProblemError} `engine.notSetUp` when the set-up has not run.
 */
export function enginePath(environment: NodeJS.ProcessEnv = process.env): string {
  const record = join(packageRoot, "node_modules/.cache/dts-cross-account/engine.json");
  if (!existsSync(record)) throw new ProblemError(problem("engine.notSetUp", {}));
  const { directory } = JSON.parse(readFileSync(record, "utf8")) as EngineRecord;
  return [directory, environment.PATH].filter(Boolean).join(delimiter);
}
