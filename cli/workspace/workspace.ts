import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import { enginePath } from "./engine-path";
import { packageRoot } from "./package-root";
import { pulumi, runPulumi, type PulumiOptions, type PulumiResult } from "./pulumi";

/** A workspace can hold many target stacks. */
export type StackName = "source" | "target" | `target-${number}`;

/** What stacks need to reach an emulator, in the same or another process. */
export type EmulatorAddress = Pick<Emulator, "endpoint" | "accounts">;

/** A temporary Pulumi backend and home for stacks on an emulator. The user's own settings, stacks and files stay untouched. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "dts-cross-account-demo-"));

  /** @param passphrase encrypts the secrets of the stacks */
  constructor(
    private readonly emulator: EmulatorAddress,
    private readonly passphrase = "demo",
  ) {
    for (const name of ["state", "home", "config"]) mkdirSync(join(this.folder, name));
    // `pulumi stack init` writes the encryption salt beside the project file, so it gets a copy outside the checkout.
    copyFileSync(join(packageRoot, "Pulumi.yaml"), join(this.folder, "config/Pulumi.yaml"));
  }

  /**
   * Creates a stack with its configuration and the secrets that are never committed.
   *
   * @param secretsFor returns the secrets that the stack file omits, by configuration path
   * @param stackFile default: the committed `Pulumi.<stack>.yaml`
   */
  async createStack(
    stack: StackName,
    secretsFor: (stackFile: string) => Readonly<Record<string, string>> = () => ({}),
    stackFile = readFileSync(join(packageRoot, `Pulumi.${stack}.yaml`), "utf8"),
  ): Promise<void> {
    const secrets = secretsFor(stackFile);
    writeFileSync(this.configFile(stack), stackFile);
    const options = { cwd: join(this.folder, "config"), environment: this.environment };
    await pulumi(["stack", "init", stack], options);
    for (const [path, value] of Object.entries(secrets)) {
      await pulumi(["config", "set", "--secret", "--path", path, value, "--stack", stack], options);
    }
  }

  /** Runs an engine command on a stack, in the checkout; it must succeed. @returns its standard output */
  run(stack: StackName, parameters: readonly string[], onLine?: (line: string) => void): Promise<string> {
    return pulumi([...parameters, ...this.flags(stack)], { ...this.place, onLine });
  }

  /** Like `run`, for a command that may fail. */
  attempt(
    stack: StackName,
    parameters: readonly string[],
    options: Partial<PulumiOptions> = {},
  ): Promise<PulumiResult> {
    return runPulumi([...parameters, ...this.flags(stack)], { ...this.place, ...options });
  }

  /** The outputs of a stack, with secrets hidden. */
  async outputs(stack: StackName): Promise<Record<string, unknown>> {
    const text = await pulumi(["stack", "output", "--json", "--stack", stack], this.place);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** The state of a stack as text, with secrets encrypted. */
  exportState(stack: StackName): Promise<string> {
    return pulumi(["stack", "export", "--stack", stack], this.place);
  }

  /** The state file of the backend, as text. */
  stateText(stack: StackName): string {
    return readFileSync(this.stateFile(stack), "utf8");
  }

  /** Size of the state file. */
  stateBytes(stack: StackName): number {
    return statSync(this.stateFile(stack)).size;
  }

  /** Removes the lock of a stack whose engine was killed. */
  async unlock(stack: StackName): Promise<void> {
    await pulumi(["cancel", "--yes", "--stack", stack], this.place);
  }

  /** The environment variables for work on these stacks in a shell. */
  get variables(): Record<string, string> {
    return {
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: this.passphrase,
      TENCENTCLOUD_ENDPOINT: this.emulator.endpoint,
      ...this.credentials(),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  configFile(stack: StackName): string {
    return join(this.folder, `config/Pulumi.${stack}.yaml`);
  }

  /** The environment of the engine. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...this.variables,
      PATH: enginePath(),
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
  }

  private get place(): Pick<PulumiOptions, "cwd" | "environment"> {
    return { cwd: packageRoot, environment: this.environment };
  }

  private stateFile(stack: StackName): string {
    return join(this.folder, "state/.pulumi/stacks/dts-cross-account", `${stack}.json`);
  }

  private flags(stack: StackName): string[] {
    return ["--stack", stack, "--config-file", this.configFile(stack)];
  }

  /** Three identities: the administrators of source and target, and a sub-user of the target that runs jobs. */
  private credentials(): Record<string, string> {
    const [source, target] = this.emulator.accounts;
    const operator = target?.users.find(({ name }) => name === "dts-operator");
    return {
      ...keysAs("TENCENTCLOUD_SOURCE", source),
      ...keysAs("TENCENTCLOUD_GRANTER", target),
      ...keysAs("TENCENTCLOUD_EXECUTOR", operator),
    };
  }
}

function keysAs(
  prefix: string,
  keys: { secretId: string; secretKey: string } | undefined,
): Record<string, string> {
  return { [`${prefix}_SECRET_ID`]: keys?.secretId ?? "", [`${prefix}_SECRET_KEY`]: keys?.secretKey ?? "" };
}
