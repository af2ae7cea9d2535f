import { mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot, pulumi, type Workspace } from "../cli";

const files = {
  "package.json": '{ "name": "instant", "private": true, "main": "index.js" }\n',
  "index.js": `const { CustomResource } = require("@pulumi/pulumi/resource");
const { secret } = require("@pulumi/pulumi/output");
const { count, payload, secrets } = JSON.parse(process.env.INSTANT_RESOURCES);
const __provider = 'exports.handler = () => require(process.cwd() + "/provider.js");';
for (let index = 0; index < count; index++) {
  const hidden = Array.from({ length: secrets }, () => secret("an emulator's secret"));
  new CustomResource("pulumi-nodejs:dynamic:Resource", "instant-" + index, { payload, hidden, __provider });
}
`,
  "provider.js": `exports.check = async (_olds, inputs) => ({ inputs, failures: [] });
exports.diff = async () => ({ changes: false });
exports.create = async (inputs) => ({ id: "instant", outs: inputs });
exports.delete = async () => undefined;
`,
};

/**
 * A job's state holds four encrypted texts: two passwords, an external ID and its last applied inputs. A secret input is
 * stored twice, as an input and as an output.
 */
export const secretInputsLikeJobs = 2;

function projectFile(name: string): string {
  return `name: ${name}\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n`;
}

/** A program of dynamic resources that are created at once: measures the engine itself for their number and size. */
export class InstantProgram {
  private readonly folder: string;
  private payload = "";

  /**
   * @param name of the folder and the project
   * @param secrets encrypted inputs of each resource; they are outputs, too
   */
  constructor(
    private readonly workspace: Workspace,
    private readonly name = "instant",
    private readonly secrets = 0,
  ) {
    this.folder = join(workspace.folder, name);
    mkdirSync(this.folder);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(this.folder, file), text);
    writeFileSync(join(this.folder, "Pulumi.yaml"), projectFile(name));
    symlinkSync(join(packageRoot, "node_modules"), join(this.folder, "node_modules"));
  }

  async createStack(stack: string): Promise<void> {
    await this.run(["stack", "init", stack]);
  }

  /** Makes each resource take so many bytes of state; measured, because the engine adds data of its own. */
  async fitTo(bytes: number): Promise<void> {
    const stack = "size";
    const count = 10;
    await this.createStack(stack);
    await this.up(stack, 0, ["--skip-preview"]);
    const empty = this.stateBytes(stack);
    await this.up(stack, count, ["--skip-preview"]);
    const bare = (this.stateBytes(stack) - empty) / count;
    // The payload is in the inputs and in the outputs.
    this.payload = "x".repeat(Math.max(0, Math.round((bytes - bare) / 2)));
  }

  /** One `up` with this number of resources. */
  async up(stack: string, count: number, parameters: readonly string[]): Promise<void> {
    const resources = JSON.stringify({ count, payload: this.payload, secrets: this.secrets });
    await this.run(["up", "--yes", "--color", "never", ...parameters, "--stack", stack], resources);
  }

  stateBytes(stack: string): number {
    return statSync(join(this.workspace.folder, "state/.pulumi/stacks", this.name, `${stack}.json`)).size;
  }

  private run(parameters: readonly string[], resources = ""): Promise<string> {
    const environment = { ...this.workspace.environment, INSTANT_RESOURCES: resources };
    return pulumi(parameters, { cwd: this.folder, environment });
  }
}
