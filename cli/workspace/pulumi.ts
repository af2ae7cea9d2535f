import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { problem, ProblemError } from "../../core/messages";

export interface PulumiOptions {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Called with each line of output as it arrives. */
  readonly onLine?: (line: string) => void;
  /** Called with the engine's process, for example to send it a signal. */
  readonly onProcess?: (engine: ChildProcess) => void;
}

export interface PulumiResult {
  /** null if the engine was killed. */
  readonly exitCode: number | null;
  readonly standardOutput: string;
  /** Standard output and standard error, interleaved by line. */
  readonly output: string;
}

/** Runs one command of the engine, whatever its exit code. */
export async function runPulumi(
  parameters: readonly string[],
  options: PulumiOptions,
): Promise<PulumiResult> {
  const engine = spawn("pulumi", parameters, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  options.onProcess?.(engine);
  const standardOutput: string[] = [];
  const output: string[] = [];
  const take = (line: string): void => {
    output.push(line);
    options.onLine?.(line);
  };
  const exitCode = new Promise<number | null>((resolve, reject) => {
    engine.once("error", reject);
    engine.once("exit", resolve);
  });
  // In parallel, because an engine that cannot start rejects before any line arrives.
  await Promise.all([
    exitCode,
    eachLine(engine.stdout, (line) => {
      standardOutput.push(line);
      take(line);
    }),
    eachLine(engine.stderr, take),
  ]);
  return { exitCode: await exitCode, standardOutput: standardOutput.join("\n"), output: output.join("\n") };
}

/**
 * Runs one command of the engine that must succeed.
 *
 * @returns its standard output
 * @throws {ProblemError} `engine.failed` with the engine's output, for an exit code other than 0
 */
export async function pulumi(parameters: readonly string[], options: PulumiOptions): Promise<string> {
  const { exitCode, standardOutput, output } = await runPulumi(parameters, options);
  if (exitCode === 0) return standardOutput;
  const command = parameters.slice(0, 2).join(" ");
  const unseen = options.onLine ? "" : output;
  throw new ProblemError(problem("engine.failed", { command, exitCode: exitCode ?? "-", output: unseen }));
}

async function eachLine(stream: Readable, use: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) use(line);
}
