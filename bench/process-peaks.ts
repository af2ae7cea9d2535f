import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The processes of an `up`. */
export type ProcessName = "engine" | "languageHost" | "program" | "provider";
/** Highest resident memory of each, in megabytes; empty where there is no /proc. */
export type Peaks = Partial<Record<ProcessName, number>>;

const names: readonly [name: ProcessName, commandLine: RegExp][] = [
  ["provider", /dynamic-provider/],
  ["program", /@pulumi\/pulumi\/cmd\/run/],
  ["languageHost", /pulumi-language-nodejs/],
  ["engine", /(^|\/)pulumi\0/],
];
/** Milliseconds. The kernel keeps the highest value, so only the end of a process can be missed. */
const interval = 100;

/** Watches an engine's process and its descendants until `stop`. */
export function watchPeaks(engine: ChildProcess): { stop(): Peaks } {
  const peaks: Peaks = {};
  const look = () => {
    for (const pid of withDescendants(engine.pid ?? 0)) {
      const name = nameOf(pid);
      if (name) peaks[name] = Math.max(peaks[name] ?? 0, highestMemory(pid));
    }
  };
  const timer = setInterval(look, interval);
  return {
    stop: () => {
      clearInterval(timer);
      return peaks;
    },
  };
}

function withDescendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of allProcesses()) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function allProcesses(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function nameOf(pid: number): ProcessName | undefined {
  const commandLine = read(`/proc/${pid}/cmdline`);
  return names.find(([, pattern]) => pattern.test(commandLine))?.[0];
}

function highestMemory(pid: number): number {
  const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  return Math.round(kilobytes / 1024);
}

/** A process may end between listing and reading. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
