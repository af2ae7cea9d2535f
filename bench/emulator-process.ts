import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type EmulatorAddress, packageRoot } from "../cli";

export interface EmulatorSettings {
  /** Seed file. Default: the accounts of the demo. */
  readonly accounts?: string;
  readonly rateLimit: "on" | "off";
  /** Virtual seconds per second. */
  readonly speed: number;
  /** Milliseconds. */
  readonly latency: number;
}

/** An emulator in a separate process, so that its work is not measured as ours. */
export class EmulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: EmulatorAddress,
  ) {}

  static async start({ accounts, rateLimit, speed, latency }: EmulatorSettings): Promise<EmulatorProcess> {
    const flags = ["--port", "0", "--rate-limit", rateLimit, "--speed", speed, "--latency", latency];
    const seed = accounts === undefined ? [] : ["--accounts", accounts];
    const command = [join(packageRoot, "dist/cli/main.js"), "emulator", ...flags.map(String), ...seed];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    return new EmulatorProcess(child, await readyLineOf(child));
  }

  /** Reads from the control interface. */
  async ask(path: string): Promise<unknown> {
    const answer = await fetch(`${this.address.endpoint}/_emulator${path}`);
    return answer.json();
  }

  /** Writes to the control interface. */
  async tell(path: string, body: object): Promise<unknown> {
    const address = `${this.address.endpoint}/_emulator${path}`;
    const answer = await fetch(address, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
    return answer.json();
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }
}

async function readyLineOf(child: ChildProcess): Promise<EmulatorAddress> {
  for await (const line of createInterface({ input: child.stdout! }))
    return JSON.parse(line) as EmulatorAddress;
  throw new Error("the emulator ended before it was ready");
}
