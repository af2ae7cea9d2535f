import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  configurationFacts,
  fingerprint,
  fingerprintOfBytes,
  type StackFileContent,
  type StaticFacts,
} from "../../governance/approval";
import type { Problem } from "../../core/messages";
import { packageRoot } from "../workspace/package-root";
import { destinationFacts } from "./facts/destination-facts";
import { gitFacts } from "./facts/git-facts";
import { packageFacts } from "./facts/package-facts";
import { type Found, programFacts } from "./facts/program-facts";
import { stackVersion } from "./facts/stack-version";
import { startFacts } from "./facts/start-facts";
import { grantFacts } from "./grant-facts";
import type { OwnStack } from "./stacks-in-order";
import { textsIn } from "./texts-in";

export interface StaticOptions {
  readonly folder: string;
  readonly stacks: readonly OwnStack[];
  /** Folder that does not count as a source: the folder of the artefact. */
  readonly excluded: string;
  /** The stack file to read. Default: the one in the folder. */
  readonly stackFileOf?: (stack: string) => string;
}

/** The facts of a deployment that need no run of the program, and what forbids an approval of them. */
export async function staticFacts(options: StaticOptions): Promise<Found<StaticFacts>> {
  const { folder, stacks, excluded } = options;
  const start = startFacts(folder, packageRoot);
  const packages = packageFacts(existsSync(join(folder, "node_modules")) ? folder : packageRoot);
  const program = programFacts(packageRoot);
  const facts = {
    destination: await destinationFacts(folder),
    start: start.facts,
    ...program.facts,
    lockFile: lockFileFact(folder),
    packages: packages.facts,
    ...gitFacts(folder, excluded),
    stacks: await Promise.all(stacks.map((own) => stackFacts(options, own))),
  };
  return {
    facts,
    problems: withoutRepetition([start, program, packages].flatMap(({ problems }) => problems)),
  };
}

async function stackFacts(
  { folder, stackFileOf = (stack) => join(folder, `Pulumi.${stack}.yaml`) }: StaticOptions,
  own: OwnStack,
): Promise<StaticFacts["stacks"][number]> {
  const content = parse(readFileSync(stackFileOf(own.stack), "utf8")) as StackFileContent;
  return {
    stack: own.stack,
    account: fingerprint(own.configuration.accountUin),
    version: await stackVersion(folder, own.stack),
    configuration: { ...configurationFacts(content), ...filesNamedIn(folder, content) },
    grants: await grantFacts(folder, own, content),
  };
}

/** The files that a configuration refers to, such as a table of jobs. They may not be in Git. */
function filesNamedIn(folder: string, content: StackFileContent): Record<string, string> {
  const files = textsIn(content.config).filter((text) => isFile(join(folder, text)));
  return Object.fromEntries(
    files.map((file) => [`content of ${file}`, fingerprintOfBytes(readFileSync(join(folder, file)))]),
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The fingerprint of the project's lock file, else of this package's own; empty without both. */
function lockFileFact(folder: string): string {
  const file = [folder, packageRoot].map((place) => join(place, "package-lock.json")).find(existsSync);
  return file === undefined ? "" : fingerprintOfBytes(readFileSync(file));
}

/** In a checkout, the manifest's folder and the package's folder overlap. */
function withoutRepetition(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}
