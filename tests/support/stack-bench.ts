import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { databasePasswords } from "../../cli/demo/database-passwords";
import { packageRoot } from "../../cli/workspace/package-root";
import type { PulumiOptions, PulumiResult } from "../../cli/workspace/pulumi";
import { Workspace, type StackName } from "../../cli/workspace/workspace";
import { startEmulator, type Emulator, type EmulatorOptions } from "../../emulator";

export interface BenchOptions extends EmulatorOptions {
  /** Changes the checked-in configuration before the stack is created; keys without our namespace. */
  readonly edit?: Partial<Record<StackName, (config: StackConfig) => void>>;
  /** Whether the passwords are set as secrets. @default true */
  readonly withPasswords?: boolean;
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test may write anything into a configuration */
export type StackConfig = Record<string, any>;

/** Both stacks on a real engine, against an emulator in this process. */
export interface StackBench {
  readonly emulator: Emulator;
  readonly workspace: Workspace;
  /** Runs `pulumi <parameters>` on a stack; it may fail. */
  pulumi(
    stack: StackName,
    parameters: readonly string[],
    options?: Partial<PulumiOptions>,
  ): Promise<PulumiResult>;
  /** The same, but it must succeed. */
  succeed(stack: StackName, parameters: readonly string[]): Promise<string>;
  /** Changes a stack's configuration file; keys without our namespace. */
  edit(stack: StackName, change: (config: StackConfig) => void): void;
  /** `pulumi stack export`: the whole state as text. */
  state(stack: StackName): Promise<string>;
  /** Number of calls of an action. */
  countCalls(action: string): number;
  close(): Promise<void>;
}

const namespace = "dts-cross-account:";

export async function startBench(options: BenchOptions = {}): Promise<StackBench> {
  const { edit = {}, withPasswords = true, ...emulatorOptions } = options;
  const emulator = await startEmulator({ speed: 30, ...emulatorOptions });
  const workspace = new Workspace(emulator);
  const bench = stackBench(emulator, workspace);
  const passwords = (text: string) => (withPasswords ? databasePasswords(text, emulator) : {});
  try {
    await workspace.createStack("source", undefined, editedStackFile("source", edit.source));
    await workspace.createStack("target", passwords, editedStackFile("target", edit.target));
  } catch (error) {
    // An emulator that keeps listening would prevent the tests from ending.
    await bench.close();
    throw error;
  }
  return bench;
}

/** The stacks of a workspace, together with the emulator that they use. */
export function stackBench(emulator: Emulator, workspace: Workspace): StackBench {
  const pulumi: StackBench["pulumi"] = (stack, parameters, more) =>
    workspace.attempt(stack, [...parameters, "--color", "never"], more);
  return {
    emulator,
    workspace,
    pulumi,
    succeed: async (stack, parameters) => {
      const { exitCode, output } = await pulumi(stack, parameters);
      if (exitCode !== 0)
        throw new Error(`pulumi ${parameters.join(" ")} of ${stack}: ${exitCode}\n${output}`);
      return output;
    },
    edit: (stack, change) => {
      const file = workspace.configFile(stack);
      writeFileSync(file, edited(readFileSync(file, "utf8"), change));
    },
    state: (stack) => workspace.exportState(stack),
    countCalls: (action) => emulator.calls.filter((call) => call.action === action).length,
    close: async () => {
      await emulator.stop();
      workspace.remove();
    },
  };
}

/** The checked-in stack file with changes. */
export function editedStackFile(
  stack: StackName,
  edit: (config: StackConfig) => void = () => undefined,
): string {
  return edited(readFileSync(join(packageRoot, `Pulumi.${stack}.yaml`), "utf8"), edit);
}

/** A stack file with changes; keys without our namespace. */
export function edited(text: string, edit: (config: StackConfig) => void): string {
  const stackFile = parse(text) as { config: StackConfig };
  const config = Object.fromEntries(
    Object.entries(stackFile.config).map(([key, value]) => [key.replace(namespace, ""), value as unknown]),
  );
  edit(config);
  const entries = Object.entries(config).map(([key, value]) => [namespace + key, value as unknown]);
  return stringify({ ...stackFile, config: Object.fromEntries(entries) as StackConfig });
}
