import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { redact } from "../../cloud/client";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";
import { textsIn } from "./texts-in";

/** Names of variables whose values are secret. */
const secretNames = /(SECRET_ID|SECRET_KEY|ACCESS_KEY_ID|PASSWORD|PASSPHRASE|TOKEN)$/;

/**
 * A function that removes the secrets of a stack from what the engine prints: those of the stack file, of the state and of
 * the environment. The engine prints values in plain text if it rejects a plan.
 *
 * @param stackFile the stack file that the engine reads
 */
export async function redactorOf(
  folder: string,
  stack: string,
  stackFile: string,
): Promise<(text: string) => string> {
  const secrets = new Set([
    ...secretsOfEnvironment(process.env),
    ...(await secretsOfConfiguration(folder, stack, stackFile)),
    ...(await secretsOfState(folder, stack)),
  ]);
  return (text) => redact(text, secrets);
}

export function secretsOfEnvironment(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value && secretNames.test(name) ? [value] : [],
  );
}

async function secretsOfConfiguration(folder: string, stack: string, stackFile: string): Promise<string[]> {
  const parameters = ["config", "--json", "--show-secrets", "--stack", stack, "--config-file", stackFile];
  const shown = await jsonOf<Record<string, ShownValue>>(folder, parameters);
  const { config } = parse(readFileSync(stackFile, "utf8")) as { config?: Record<string, unknown> };
  return shown === undefined ? [] : secretsIn(config ?? {}, shown);
}

/** A value of `pulumi config --json`; `objectValue` is that of a list or a mapping. */
interface ShownValue {
  readonly value?: string;
  readonly objectValue?: unknown;
}

/** The plain values that a stack file has encrypted. */
export function secretsIn(
  config: Readonly<Record<string, unknown>>,
  shown: Readonly<Record<string, ShownValue>>,
): string[] {
  return Object.entries(config).flatMap(([key, written]) =>
    openedBy(written, shown[key]?.objectValue ?? shown[key]?.value),
  );
}

function openedBy(written: unknown, shown: unknown): string[] {
  if (typeof written !== "object" || written === null) return [];
  if ("secure" in written) return textsIn(shown);
  return Object.entries(written).flatMap(([key, inner]) =>
    openedBy(inner, (shown as Record<string, unknown> | undefined)?.[key]),
  );
}

/** The secrets in the state, such as external IDs. */
async function secretsOfState(folder: string, stack: string): Promise<string[]> {
  return plaintextsIn(await jsonOf(folder, ["stack", "export", "--show-secrets", "--stack", stack]));
}

/** Every decrypted secret of an exported state: each is JSON. */
export function plaintextsIn(state: unknown): string[] {
  if (typeof state !== "object" || state === null) return [];
  return Object.entries(state).flatMap(([key, value]: [string, unknown]) =>
    key === "plaintext" && typeof value === "string" ? textsIn(parsed(value)) : plaintextsIn(value),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The output of an engine command; undefined if it failed, for example without the passphrase. */
async function jsonOf<Value>(folder: string, parameters: readonly string[]): Promise<Value | undefined> {
  const { exitCode, standardOutput } = await runPulumi(
    [...parameters, "--non-interactive"],
    ownEngine(folder),
  );
  return exitCode === 0 ? (parsed(standardOutput) as Value) : undefined;
}
