import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../../../governance/approval";
import { problem, type Problem } from "../../../core/messages";
import { type Entry, entriesIn, fingerprintsByName } from "./entries";

/** Facts, and what forbids both an approval and its apply. */
export interface Found<Value> {
  readonly facts: Value;
  readonly problems: readonly Problem[];
}

/** The build's own file: a hash of the sources that it was made from. */
const stampName = ".stamp";

/**
 * A fingerprint for each top-level folder of the compiled program, and one for the files beside them. Of type declarations
 * only the names count: Node.js never loads them, and the compiler orders them differently from build to build.
 *
 * Refused are links, entries that no source compiles to, and a build that is older than its sources, because the program
 * would then compile them in the run that applies.
 */
export function programFacts(checkout: string): Found<Pick<Facts, "program" | "sources">> {
  const entries = entriesIn(join(checkout, "dist"), { reads: (path) => !/\.d\.ts$/.test(path) });
  const sources = stampOfSources(checkout);
  const unexpected = entries.filter((entry) => !isOfBuild(entry, checkout, sources !== undefined));
  const isStale = sources !== undefined && sources !== stampOfBuild(checkout);
  return {
    facts: { program: fingerprintsByName(entries, roomOf), sources: sources ?? "" },
    problems: [
      ...unexpected.map(({ path, kind }) =>
        kind === "file"
          ? problem("approval.foreignFile", { file: `dist/${path}` })
          : problem("approval.linkRefused", { file: `dist/${path}` }),
      ),
      ...(isStale ? [problem("approval.buildOutdated", {})] : []),
    ],
  };
}

function roomOf(path: string): string {
  const [room = "", ...rest] = path.split("/");
  return rest.length > 0 ? room : ".";
}

function isOfBuild({ path, kind }: Entry, checkout: string, hasSources: boolean): boolean {
  if (kind !== "file") return false;
  if (!hasSources || path === stampName) return true;
  const source = path.endsWith(".json") ? path : path.replace(/(\.d\.ts|\.js)$/, ".ts");
  const isCompiled = path.endsWith(".json") || source !== path;
  return isCompiled && !source.includes("node_modules/") && existsSync(join(checkout, source));
}

function stampOfBuild(checkout: string): string | undefined {
  const file = join(checkout, "dist", stampName);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

interface BuildStamp {
  hasSources(checkout: string): boolean;
  currentStamp(checkout: string): string;
}

/** A hash of the sources, as the program itself computes it at its start; undefined in an installed package. */
function stampOfSources(checkout: string): string | undefined {
  const stamp = require(join(checkout, "tools", "build-stamp.cjs")) as BuildStamp;
  return stamp.hasSources(checkout) ? stamp.currentStamp(checkout) : undefined;
}
