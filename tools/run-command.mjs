/** Runs outside programs. */
import { spawn } from "node:child_process";

/**
 * Runs a program without a shell and collects its output.
 *
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {object} [options] those of `child_process.spawn`, `onLine(line)`: called for each line of standard error,
 *   and `onStart(pid)`
 * @returns {Promise<{ status: number | null, output: string }>} `status` is null when the program could not be started
 *   or was killed; `output` holds standard output and standard error in the order of arrival.
 */
export function runCommand(program, parameters, { onLine, onStart, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"], ...options });
    if (child.pid) onStart?.(child.pid);
    let output = "";
    let unfinishedLine = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
      const lines = (unfinishedLine + text).split("\n");
      unfinishedLine = lines.pop();
      if (onLine) lines.forEach(onLine);
    });
    child.once("error", (error) => resolve({ status: null, output: error.message }));
    child.once("close", (status) => resolve({ status, output }));
  });
}

/** The end of a long output, which usually holds the reason of a failure. */
export function lastLines(output, count = 15) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}
