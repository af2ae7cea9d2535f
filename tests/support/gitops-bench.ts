import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { databasePasswords } from "../../cli/demo/database-passwords";
import { runPulumi } from "../../cli/workspace/pulumi";
import { Workspace } from "../../cli/workspace/workspace";
import { startEmulator, type Emulator } from "../../emulator";
import { Checkout, type CommandResult } from "./checkout";

/** A repository with both stacks on a separate backend, against an emulator in this process. */
export interface GitOpsBench {
  readonly emulator: Emulator;
  readonly checkout: Checkout;
  readonly workspace: Workspace;
  readonly environment: NodeJS.ProcessEnv;
  /** `dts-cross-account …` in the repository. */
  cli(...parameters: string[]): Promise<CommandResult>;
  /** `pulumi …` in the repository; it must succeed. */
  pulumi(...parameters: string[]): Promise<string>;
  /** Performs an action in the console. */
  inConsole(as: string, service: string, action: string, parameters: object, region?: string): Promise<void>;
  /** Number of writing calls so far. */
  countWrites(): number;
  close(): Promise<void>;
}

export async function startGitOpsBench(): Promise<GitOpsBench> {
  const emulator = await startEmulator({ speed: 30 });
  const workspace = new Workspace(emulator);
  const folder = join(workspace.folder, "checkout");
  mkdirSync(folder);
  const checkout = new Checkout(folder);
  const environment = { ...workspace.environment, DTS_CROSS_ACCOUNT_LANGUAGE: "en" };
  const bench: GitOpsBench = {
    ...{ emulator, checkout, workspace, environment },
    cli: (...parameters) => checkout.cli(parameters, environment),
    pulumi: async (...parameters) => {
      const { exitCode, output, standardOutput } = await runPulumi(parameters, { cwd: folder, environment });
      if (exitCode !== 0) throw new Error(`pulumi ${parameters.join(" ")}: ${exitCode}\n${output}`);
      return standardOutput;
    },
    inConsole: async (as, service, action, parameters, region) => {
      const body = JSON.stringify({ as, service, action, parameters, region });
      const answer = await fetch(`${emulator.endpoint}/_emulator/acts`, { method: "POST", body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    countWrites: () =>
      emulator.calls.filter(({ action }) => !/^(Describe|Get|List|AssumeRole)/.test(action ?? "")).length,
    close: async () => {
      await emulator.stop();
      workspace.remove();
    },
  };
  await prepareStacks(bench);
  return bench;
}

/** The one-time setup before a pipeline takes over: stacks and encrypted passwords, committed. */
async function prepareStacks({ pulumi, checkout, emulator }: GitOpsBench): Promise<void> {
  for (const stack of ["source", "target"]) await pulumi("stack", "init", stack);
  for (const [path, value] of Object.entries(
    databasePasswords(checkout.read("Pulumi.target.yaml"), emulator),
  )) {
    await pulumi("config", "set", "--secret", "--path", path, value, "--stack", "target");
  }
  checkout.commit("Stacks and passwords");
}
