import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import { enginePath, packageRoot } from "./engine";
import { pulumi, runPulumi, type PulumiOptions, type PulumiResult } from "./pulumi";

/** A workspace may hold many stacks of the target's. */
export type StackName = "source" | "target" | `target-${number}`;

/** What stacks need to know of an emulator, in whichever process it runs. */
export type EmulatorAddress = Pick<Emulator, "endpoint" | "accounts">;

/** A place for stacks of the demo's own: nothing of the user's Pulumi settings, stacks or files is touched. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "dts-cross-account-demo-"));

  /** @param passphrase with which the stacks' secrets are encrypted */
  constructor(
    private readonly emulator: EmulatorAddress,
    private readonly passphrase = "demo",
  ) {
    for (const name of ["state", "home", "config"]) mkdirSync(join(this.folder, name));
    // `pulumi stack init` writes its encryption salt beside the project file: beside this copy, not in the checkout.
    copyFileSync(join(packageRoot, "Pulumi.yaml"), join(this.folder, "config/Pulumi.yaml"));
  }

  /**
   * A new stack with a configuration, and with the secrets that are never checked in.
   *
   * @param secretsFor configuration paths and values of the secrets that the stack file leaves out
   * @param stackFile default: the checked-in `Pulumi.<stack>.yaml`
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

  /** Runs an engine command on one of the stacks, from the checkout itself; it must succeed. */
  run(stack: StackName, parameters: readonly string[], onLine?: (line: string) => void): Promise<string> {
    return pulumi([...parameters, ...this.flags(stack)], { ...this.place, onLine });
  }

  /** The same, for a command that may fail. */
  attempt(
    stack: StackName,
    parameters: readonly string[],
    options: Partial<PulumiOptions> = {},
  ): Promise<PulumiResult> {
    return runPulumi([...parameters, ...this.flags(stack)], { ...this.place, ...options });
  }

  /** The stack's outputs; secrets stay hidden. */
  async outputs(stack: StackName): Promise<Record<string, unknown>> {
    const text = await pulumi(["stack", "output", "--json", "--stack", stack], this.place);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** The stack's whole state as text; secrets stay encrypted. */
  exportState(stack: StackName): Promise<string> {
    return pulumi(["stack", "export", "--stack", stack], this.place);
  }

  /** The stack's state as the file backend keeps it, which indents it. */
  stateText(stack: StackName): string {
    return readFileSync(this.stateFile(stack), "utf8");
  }

  stateBytes(stack: StackName): number {
    return statSync(this.stateFile(stack)).size;
  }

  /** Frees a stack whose engine was killed while it worked. */
  async unlock(stack: StackName): Promise<void> {
    await pulumi(["cancel", "--yes", "--stack", stack], this.place);
  }

  /** Everything that a shell needs to work on these stacks. */
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

  /** The environment of the engine's processes. */
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

  /** Three hands: the source's administrator, the target's administrator, and a sub-user who only runs jobs. */
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
