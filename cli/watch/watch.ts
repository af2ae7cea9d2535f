import { Cloud, isTransient, systemClock } from "../../cloud/client";
import { problem, ProblemError } from "../../core/messages";
import { allStacksIn, readStackFile } from "../doctor/stack-file";
import { say } from "../say";
import { toRow } from "./job-row";
import { jsonScreen, logScreen, terminalScreen, type Screen } from "./screen";
import { WatchedJobs, type WatchedStack } from "./watched-jobs";

export interface WatchOptions {
  readonly stack?: string;
  readonly json: boolean;
  readonly once: boolean;
  readonly interval: string;
}

/** Shows every job of a target stack, repeatedly until it is interrupted. Read-only. */
export async function watch(options: WatchOptions): Promise<number> {
  const pause = secondsOf(options.interval) * 1000;
  const jobs = new WatchedJobs(new Cloud(), readTarget(process.cwd(), options.stack));
  const screen = await chooseScreen(options);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  try {
    while (!interrupted.signal.aborted) {
      await showJobs(jobs, screen, options);
      if (options.once) break;
      await systemClock.sleep(pause, interrupted.signal).catch(() => undefined);
    }
  } finally {
    screen.end();
  }
  return 0;
}

/** Polls once. A transient error is reported and does not stop the watch. */
async function showJobs(jobs: WatchedJobs, screen: Screen, { once }: WatchOptions): Promise<void> {
  try {
    screen.show((await jobs.read()).map(toRow));
  } catch (error) {
    if (once || !isTransient(error)) throw error;
    say("watch.unanswered", { words: error.message });
  }
}

async function chooseScreen({ json }: WatchOptions): Promise<Screen> {
  const write = (line: string) => console.log(line);
  if (json) return jsonScreen(write);
  return process.stdout.isTTY ? terminalScreen(process.stdout) : logScreen(write);
}

/** The named stack, or the only target stack in the folder. */
function readTarget(folder: string, named: string | undefined): WatchedStack {
  const stacks = named === undefined ? allStacksIn(folder) : [named];
  const files = stacks.map((stack) => readStackFile(folder, stack));
  const targets = files.flatMap(({ stack, project, withoutPasswords: parsed }) => {
    if (!parsed.ok) {
      if (named === undefined) return [];
      throw new ProblemError(parsed.problems);
    }
    const { configuration } = parsed;
    return configuration.role === "target" ? [{ project, stack, configuration }] : [];
  });
  const [only] = targets;
  if (only && targets.length === 1) return only;
  const found = targets.map(({ stack }) => stack).join(", ") || "-";
  throw new ProblemError(problem("watch.stackUnclear", { found }));
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== "" && seconds >= 1 && seconds <= 3600) return seconds;
  throw new ProblemError(problem("option.invalid", { flag: "--interval", value: text, allowed: "1-3600" }));
}
