import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expiredGrants } from "../../core/cam";
import { type DriftReading, driftsOf, readRefreshEvents } from "../../governance/drift";
import { say } from "../deploy/say";
import { stacksInOrder, type OwnStack } from "../deploy/stacks-in-order";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";

/** What was found of one stack. */
export interface StackDrift extends DriftReading {
  readonly stack: string;
  /** Names the stack beside those of other projects: `<project>/<stack>`. */
  readonly scope: string;
}

/** Looks at the accounts of the named stacks, or of all in the folder; nothing is written, not even state. */
export async function readDrift(folder: string, names: readonly string[]): Promise<StackDrift[]> {
  const { name: project } = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) as { name: string };
  const found: StackDrift[] = [];
  for (const own of stacksInOrder(folder, names)) {
    say("drift.reading", { stack: own.stack });
    const reading = await readStack(folder, own);
    found.push({ stack: own.stack, scope: `${project}/${own.stack}`, ...reading });
  }
  return found;
}

async function readStack(folder: string, { stack, configuration }: OwnStack): Promise<DriftReading> {
  const { cwd, environment } = ownEngine(folder);
  const parameters = ["refresh", "--preview-only", "--json", "--non-interactive", "--stack", stack];
  const { exitCode, standardOutput, output } = await runPulumi(parameters, {
    cwd,
    // Only the stream of events tells what a refresh has found; it may quote secrets and is never printed.
    environment: { ...environment, PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" },
  });
  const observation = readRefreshEvents(standardOutput);
  const ended = configuration.role === "source" ? expiredGrants(configuration.grants, Date.now()) : [];
  const reading = driftsOf(stack, observation, ended);
  const isExplained = exitCode === 0 || reading.unknown.length > 0 || reading.drifts.length > 0;
  return isExplained ? reading : { ...reading, unknown: [notEvents(output)] };
}

/** What the engine says where it never came to write events: that there is no such stack, or no passphrase. */
function notEvents(output: string): string {
  const lines = output.split("\n").filter((line) => !line.startsWith("{"));
  return lines.join("\n").trim() || "-";
}
