import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { problem, ProblemError } from "../../messages";

export interface PulumiOptions {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Called with every line that the engine prints, as it prints it. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs one command of the real engine.
 *
 * @returns what it printed on standard output.
 * @throws {ProblemError} `engine.failed` with the engine's own words when it ends with another exit code than 0.
 */
export async function pulumi(parameters: readonly string[], options: PulumiOptions): Promise<string> {
  const engine = spawn("pulumi", parameters, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  const all: string[] = [];
  const exitCode = new Promise<number>((resolve, reject) => {
    engine.once("error", reject);
    engine.once("close", (code) => resolve(code ?? 1));
  });
  await Promise.all([
    eachLine(engine.stdout, (line) => {
      output.push(line);
      all.push(line);
      options.onLine?.(line);
    }),
    eachLine(engine.stderr, (line) => {
      all.push(line);
      options.onLine?.(line);
    }),
  ]);
  if ((await exitCode) !== 0) {
    const command = parameters.join(" ");
    throw new ProblemError(
      problem("engine.failed", { command, exitCode: await exitCode, output: options.onLine ? "" : all.join("\n") }),
    );
  }
  return output.join("\n");
}

async function eachLine(stream: Readable, use: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) use(line);
}
