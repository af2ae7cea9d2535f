import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expiredGrants } from "../../core/cam";
import { type DriftReading, driftsOf, readRefreshEvents } from "../../governance/drift";
import { Cloud } from "../../cloud/client";
import { ProblemError } from "../../core/messages";
import type { TargetConfiguration } from "../../stacks/config";
import { findOwnedJobs, type OwnedJob } from "../workspace/owned-jobs";
import { say } from "../say";
import { stacksInOrder, type OwnStack } from "../deploy/stacks-in-order";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";

/** The drift of one stack. */
export interface StackDrift extends DriftReading {
  readonly stack: string;
  /** Identifies the stack across projects: `<project>/<stack>`. */
  readonly scope: string;
}

/**
 * Reads the drift of the named stacks, or of all in the folder. Writes nothing, not even state.
 */
export async function readDrift(folder: string, names: readonly string[]): Promise<StackDrift[]> {
  const { name: project } = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) as { name: string };
  const found: StackDrift[] = [];
  for (const own of stacksInOrder(folder, names)) {
    say("drift.reading", { stack: own.stack });
    const reading = await readStack(folder, own, project);
    found.push({ stack: own.stack, scope: `${project}/${own.stack}`, ...reading });
  }
  return found;
}

async function readStack(
  folder: string,
  { stack, configuration }: OwnStack,
  project: string,
): Promise<DriftReading> {
  const { cwd, environment } = ownEngine(folder);
  const parameters = ["refresh", "--preview-only", "--json", "--non-interactive", "--stack", stack];
  const { exitCode, standardOutput, output } = await runPulumi(parameters, {
    cwd,
    // Only the event stream contains what a refresh found. It may quote secrets, so it is never printed.
    environment: { ...environment, PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" },
  });
  const observation = readRefreshEvents(standardOutput);
  const ended = configuration.role === "source" ? expiredGrants(configuration.grants, Date.now()) : [];
  const marked =
    configuration.role === "target" ? await markedJobs(configuration, { project, stack }) : { jobs: [] };
  const found = driftsOf(stack, observation, ended, marked.jobs);
  const reading = { ...found, unknown: [...found.unknown, ...(marked.reason ? [marked.reason] : [])] };
  const isExplained = exitCode === 0 || reading.unknown.length > 0 || reading.drifts.length > 0;
  return isExplained ? reading : { ...reading, unknown: [engineMessage(output)] };
}

async function markedJobs(
  configuration: TargetConfiguration,
  place: { readonly project: string; readonly stack: string },
): Promise<{ readonly jobs: readonly OwnedJob[]; readonly reason?: string }> {
  try {
    return { jobs: await findOwnedJobs(new Cloud(), configuration, place) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { jobs: [], reason: error.message };
  }
}

/** What the engine printed outside its event stream, such as a missing stack or passphrase. */
function engineMessage(output: string): string {
  const lines = output.split("\n").filter((line) => !line.startsWith("{"));
  return lines.join("\n").trim() || "-";
}
