import { once } from "node:events";
import { type EmulatorOptions as Settings, readAccountSeed, readyLine, startEmulator } from "../emulator";
import { problem, ProblemError } from "../core/messages";

export interface EmulatorOptions {
  readonly port: string;
  readonly accounts?: string;
  readonly rateLimit: string;
  readonly speed: string;
  readonly latency: string;
  readonly grantDelay: string;
  readonly state?: string;
}

/** Runs the emulator until it is interrupted. Prints one line of JSON when it is ready. */
export async function runEmulator(options: EmulatorOptions): Promise<number> {
  const emulator = await startEmulator(settingsOf(options)).catch(explained(options));
  console.log(readyLine(emulator));
  emulator.onCall(({ phase, note }) => {
    if (phase === "after" && note) console.error(note);
  });
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await emulator.stop();
  return 0;
}

function settingsOf(options: EmulatorOptions): Settings {
  const isPort = (value: number) => Number.isInteger(value) && value >= 0 && value < 65536;
  const isPositive = (value: number) => value >= 0 && Number.isFinite(value);
  const isSpeed = (value: number) => isPositive(value) && value <= 1_000_000;
  const isLatency = (value: number) => isPositive(value) && value <= 60_000;
  return {
    port: numberOption("--port", options.port, isPort),
    accounts: options.accounts === undefined ? undefined : readAccountSeed(options.accounts),
    rateLimit: switchOption("--rate-limit", options.rateLimit),
    speed: numberOption("--speed", options.speed, isSpeed),
    grantDelaySeconds: numberOption("--grant-delay", options.grantDelay, isPositive),
    latencyMilliseconds: numberOption("--latency", options.latency, isLatency),
    stateFile: options.state,
  };
}

/** Explains why the port cannot be opened. */
function explained({ port }: EmulatorOptions): (error: unknown) => never {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE" || code === "EACCES")
      throw new ProblemError(problem("emulator.portTaken", { port, code }));
    throw error;
  };
}

function numberOption(flag: string, text: string, isAllowed: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() !== "" && isAllowed(value)) return value;
  throw new ProblemError(problem("option.invalid", { flag, value: text, allowed: "a number in range" }));
}

function switchOption(flag: string, text: string): boolean {
  if (text === "on" || text === "off") return text === "on";
  throw new ProblemError(problem("option.invalid", { flag, value: text, allowed: "on, off" }));
}
