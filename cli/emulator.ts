import { once } from "node:events";
import { readAccountSeed, readyLine, startEmulator } from "../emulator";
import { problem, ProblemError } from "../messages";

export interface EmulatorOptions {
  readonly port: string;
  readonly accounts?: string;
  readonly rateLimit: string;
  readonly speed: string;
  readonly latency: string;
  readonly state?: string;
}

/** Runs the emulator until it is interrupted; prints one line of JSON when it is ready. */
export async function runEmulator(options: EmulatorOptions): Promise<number> {
  const emulator = await startEmulator({
    port: numberOption(
      "--port",
      options.port,
      (value) => Number.isInteger(value) && value >= 0 && value < 65536,
    ),
    accounts: options.accounts === undefined ? undefined : readAccountSeed(options.accounts),
    rateLimit: switchOption("--rate-limit", options.rateLimit),
    stateFile: options.state,
    speed: numberOption("--speed", options.speed, (value) => value >= 0),
    latencyMilliseconds: numberOption("--latency", options.latency, (value) => value >= 0 && value <= 60_000),
  });
  console.log(readyLine(emulator));
  emulator.onCall(({ phase, note }) => {
    if (phase === "after" && note) console.error(note);
  });
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await emulator.stop();
  return 0;
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
