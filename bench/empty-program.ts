import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot, pulumi, type Workspace } from "../cli";

const stack = "empty";

const files = {
  "Pulumi.yaml": "name: empty\nruntime: nodejs\n",
  "package.json": '{ "name": "empty", "private": true, "main": "index.ts" }\n',
  "tsconfig.json": '{ "compilerOptions": { "strict": true, "target": "es2022", "module": "nodenext" } }\n',
  "index.ts": "export {};\n",
};

/** The smallest Pulumi program in TypeScript: measures the engine itself. */
export class EmptyProgram {
  private readonly folder: string;

  constructor(private readonly workspace: Workspace) {
    this.folder = join(workspace.folder, "empty");
    mkdirSync(this.folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
    symlinkSync(join(packageRoot, "node_modules"), join(this.folder, "node_modules"));
  }

  async createStack(): Promise<void> {
    await this.run(["stack", "init", stack]);
  }

  async up(parameters: readonly string[]): Promise<void> {
    await this.run([...parameters, "--stack", stack]);
  }

  private run(parameters: readonly string[]): Promise<string> {
    return pulumi(parameters, { cwd: this.folder, environment: this.workspace.environment });
  }
}
